/* SPDX-License-Identifier: ISC */
#ifndef TEND_CHECK_H
#define TEND_CHECK_H

#include "book/people.h"

/* what check_book() reads: every key, and all but the texts */
#define CHECK_NEEDS ((struct needs){KEYSET_ALL, WANT_ENTRIES | WANT_LINKS | WANT_TASKS | WANT_LINT})

/*
 * What is wrong in a whole book, or may not mean what was meant, by path, line
 * and column. To what was told when it was loaded (moved here from b->errors)
 * come: keys that look like slips, tiers, states and words that mean nothing,
 * names that lead to nobody or to several, a name, address or id in two files,
 * entries of days to come. `out` begins as {0}, or with more to tell. Where people were named, just
 * what concerns their files.
 *
 * A key that tend does not know is the user's own, and surely meant, when it
 * stands in three files, in me.md and one more, or in me.md's `garden`.
 */
void check_book(struct errors *out, struct book *b, const struct people *, day today);

#endif
