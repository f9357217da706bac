/* SPDX-License-Identifier: ISC */
#ifndef TEND_SAID_H
#define TEND_SAID_H

#include "account/due.h"

/* the keys and parts that said_last() and said_find() read */
#define SAID_KEYS KEYSET(KEY_TIER)
#define SAID_PARTS (WANT_ENTRIES | WANT_TEXTS)

/* what a contact said last */
struct said {
	size_t who;                /* index into the book's contacts; said_last() leaves it 0 */
	const struct entry *entry; /* NULL for nothing */
	double tier;               /* days of the tier's period; said_last() leaves it 0 */
	bool open;                 /* true if you have not answered it */
	bool asked;                /* true if it ends in a question */
};

/*
 * The entry in which a contact last reached out, with a text. It is open until an entry of the
 * same day or later in which you reached out, or both did. Of several open ones, the last that
 * ends in a question; of several on one day, the first in the file. Answers about an
 * introduction ("intro-yes") do not count, nor does what is planned or dated after today.
 */
struct said said_last(const struct contact *, day today);

#define SAID_FRESH 30

/*
 * The open entries of `people`, at most one of each, without the owner and inactive contacts:
 * those that end in a question first, then by tier, the shortest period first, then the latest
 * first, then by id. Questions count until the book's dormant time has passed. Without a
 * question, an entry counts for SAID_FRESH days, and only if its kind is something written, such
 * as "mail", "letter" or "Brief": a call is answered by itself. The caller frees *out.
 */
void said_find(struct said **out, size_t *n, const struct book *, const struct people *, day today);

/* true if an entry is older than the book's dormant time, see said_find() */
bool said_stale(const struct said *, const struct settings *, day today);

/* true for a letter or message, by the kind of the entry; folded, in seven languages */
bool said_written(const struct entry *);

/*
 * True if a text ends in a question mark, of any script, whatever quotes, brackets, marks of
 * emphasis, pictures, "!" and "." come after it, unless its last sentence is rhetorical; or if a
 * sentence of it asks without one, see question.h.
 */
bool said_question(struct str text);

#endif
