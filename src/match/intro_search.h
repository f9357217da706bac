/* SPDX-License-Identifier: ISC */
#ifndef TEND_INTRO_SEARCH_H
#define TEND_INTRO_SEARCH_H

#include "match/intro.h"

/*
 * The `limit` best pairs (0: all) of at least `min`, the best first, then by a
 * and b. With people named, only pairs with one of them, who is then a. The
 * caller frees *out.
 */
void intro_search(struct intro **out, size_t *n, const struct intros *, const struct people *,
                size_t limit, int min);

/* those under way, also the declined: agreed, asked, declined, each by score */
void intro_search_under_way(struct intro **out, size_t *n, const struct intros *,
                            const struct people *,
                     size_t limit, int min);

#endif
