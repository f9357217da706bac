/* SPDX-License-Identifier: ISC */
#ifndef TEND_SENTENCES_H
#define TEND_SENTENCES_H

#include "base/buf.h"

/*
 * Walks the sentences of a contact's notes, from top to bottom. Logs, asks, promises, headings,
 * dated items, tasks, quotes, tables, comments and code are left out. Start it with
 * sentences_open().
 */
struct sentences {
	struct str rest;      /* the lines after the paragraph */
	struct str paragraph; /* what is left of it */
	int64_t number;       /* of the last item of a numbered list, or 0 */
	int skipped;          /* level of the heading of the log or tasks, or 0 */
	bool code;
	struct buf word, words;
};

/* borrows the body, see context_body() */
void sentences_open(struct sentences *, struct str body);
/* the next sentence, a slice of the body without spaces around it; it may span lines */
bool sentences_next(struct sentences *, struct str *out);
void sentences_close(struct sentences *);

/*
 * Takes the first sentence of a text from *rest: up to a full stop, "!", "?" or "…" before a
 * space or the end. The full stop of an abbreviation, an initial or a day ends none, see
 * abbreviations.h, nor does one in a quotation or a bracket that is soon closed. False at the end.
 */
bool sentences_split(struct str *out, struct str *rest);
/*
 * The last sentence of a text that is a question, up to its mark, but for the mark that closes a
 * quotation in it; empty if there is none.
 */
struct str sentences_question(struct str text);

#endif
