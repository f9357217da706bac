/* SPDX-License-Identifier: ISC */
#ifndef TEND_CHECK_H
#define TEND_CHECK_H

#include "book/people.h"

/* what check_book() needs of the book: every key, and all parts except the entries' texts */
#define CHECK_NEEDS \
	((struct needs){KEYSET_ALL, WANT_ENTRIES | WANT_LINKS | WANT_TASKS | WANT_LINT | WANT_RAW})

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
