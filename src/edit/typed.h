/* SPDX-License-Identifier: ISC */
#ifndef TEND_TYPED_H
#define TEND_TYPED_H

#include "edit/edit.h"

/* entries and tasks from a command line, or from rows of another program */

/* where the parts of a command stand among its words */
struct typed_place {
	size_t who;   /* the first of them are contacts */
	size_t kind;  /* the KIND; the number of words if there is none */
	size_t colon; /* the word that a text would follow, if it had a colon */
	struct str day; /* the words of the date, if it is not an ISO day; in the arena */
};

/*
 * Reads the words of a command: WHO... [DATE] [to|from] [+|-]KIND[ xN][: TEXT]; the date may also
 * follow the KIND, "lunch tomorrow: TEXT", and have several words, "in 3 months"; see
 * dayword_past(). The first word is always a WHO. The WHOs end before the first word that begins a
 * date, is "to", "from", "->" or "<-", begins with "+" or "-", or has a ":"; where nothing but the
 * date is left, and without such a word, the last one before is the KIND. A length of time alone,
 * "2w", is refused: it may mean the past or a day to come. A word may hold a whole entry, "<- mail:
 * hi"; a time of day before the KIND, "at 9:30 call", becomes the beginning of the text.
 *
 * Returns 0, or -1 with the reason in *why
 * (static or in the arena); *at is set as far as it is known. Texts live in the arena.
 */
int typed_words(struct edit_entry *out, struct typed_place *at, const char *const *word, size_t n,
                day today, struct arena *, const char **why);

/* a row of tend-entries; the columns after the date may be missing, from the last on */
struct typed_row {
	struct str who;
	struct str with; /* names, comma-separated */
	struct edit_entry entry;
};

/*
 * Reads a line without its line end: escaped TSV, "-" for unknown values. Returns 0, or -1 with the
 * reason (static) and the column, in bytes from 1. Texts live in the arena.
 */
int typed_row(struct typed_row *out, struct str line, struct arena *, const char **why,
              size_t *col);

/*
 * Reads an ask or promise from words on one line, "TEXT [by DATE]". Sets text (a slice of `words`),
 * by and since (today), but not the kind. DATE is read by dayword_ahead(); a month or year means
 * its last day. Other words after "by" are part of the text. Returns 0, or -1 with the reason in
 * *why (static):
 * the text is missing, or the date is past.
 */
int typed_task(struct task *out, struct str words, day today, const char **why);

/* the offset of the last word "by", which a date may follow; else the length */
size_t typed_by(struct str);

#endif
