/* SPDX-License-Identifier: ISC */
#ifndef TEND_INTRO_GROUP_H
#define TEND_INTRO_GROUP_H

#include "match/intro.h"

/* people who share one thing, none of them tied or apart */
struct intro_group {
	uint32_t term;             /* the thing */
	const struct items *items; /* the tags, or the places */
	uint32_t who[6];
	int score;                 /* 100 times its rarity, as a part of `top` */
};

/*
 * Groups of k people (3 to 6), one for each thing, the rarest first; at most
 * `limit` (0: all) of at least `min`. With people named, at least one of them
 * is in each. The caller frees *out.
 */
void intro_group_find(struct intro_group **out, size_t *n, const struct intros *,
                      const struct people *,
                  size_t k, size_t limit, int min);
/* the thing in the words of a member */
struct str intro_group_thing(const struct intros *, const struct intro_group *);

#endif
