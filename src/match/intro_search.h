/* SPDX-License-Identifier: ISC */
#ifndef TEND_INTRO_SEARCH_H
#define TEND_INTRO_SEARCH_H

#include "match/intro_bar.h"

/*
 * Finds the best pairs with a score of at least `min`, ordered by score, then by a and b; at most
 * `limit` of them, or all if it is 0. If people are named, each pair has one of them as its a. A
 * place makes no pair by itself, nor does a tag of more than POSTINGS_DISTINCTIVE people; nor, if
 * no one is named, does one tag of two people in different places. If none is found, barred[i] are
 * the pairs that INTRO_i bars, unless it is NULL. The caller frees *out.
 */
void intro_search(struct intro **out, size_t *n, size_t barred[INTRO_BARS], struct intros *,
                  const struct people *, size_t limit, int min);

/*
 * Finds the introductions under way, likewise, ordered by state (agreed, asked, declined, new),
 * then as above.
 */
void intro_search_under_way(struct intro **out, size_t *n, const struct intros *,
                            const struct people *, size_t limit, int min);

#endif
