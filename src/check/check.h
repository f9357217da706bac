/* SPDX-License-Identifier: ISC */
#ifndef TEND_CHECK_H
#define TEND_CHECK_H

#include "book/people.h"

/* what check_book() needs of the book: every key, and all parts except the entries' texts */
#define CHECK_NEEDS \
	((struct needs){KEYSET_ALL, WANT_ENTRIES | WANT_LINKS | WANT_TASKS | WANT_LINT | WANT_RAW})

/*
 * A check of one file after another: of a book that tend-check reads once, and of a file that is
 * being edited. The book was loaded with CHECK_NEEDS, as a whole.
 */
struct check *check_open(struct book *, day today);
/*
 * Takes contact i out, before it is replaced by what its file says now, and adds it again. When
 * other contacts come or go, open a new one. The names of the book are the caller's.
 */
void check_drop(struct check *, size_t i);
void check_add(struct check *, size_t i);
/* adds what check_book() reports of contact i, but for the errors of loading it */
void check_contact(struct errors *out, struct check *, size_t i);
/* similar names are looked for CHECK_GUESSES times, as each takes long; begins to count anew */
#define CHECK_GUESSES 100
void check_refill(struct check *);
void check_close(struct check *);

/*
 * Checks a whole book; results are sorted by path, line and column. To the errors of loading (moved
 * here from b->errors) it adds: keys that look like typos; tiers, states and words without a
 * meaning; names that match no contact or several; a name, address or id in two files; entries with
 * future dates. `out` starts as {0} or with errors to keep. If people are named, only errors in
 * their files are kept. See also front_lines.h.
 *
 * An unknown key is the user's own, and not a typo, if it is in three files, in me.md and one more,
 * or in me.md's `garden`.
 */
void check_book(struct errors *out, struct book *b, const struct people *, day today);

#endif
