/* SPDX-License-Identifier: ISC */
#ifndef TEND_INTRO_GROUP_H
#define TEND_INTRO_GROUP_H

#include "match/intro.h"

/* people who share one tag or place, no two of them tied or kept apart */
struct intro_group {
	uint32_t term;             /* the tag or place, a term of `tags_and_places` */
	const struct items *items; /* the tags, or the places */
	uint32_t who[6];           /* the members: indices into the book's contacts */
	int score;                 /* 0 to 100: the rarity of the term as a part of the highest */
};

/*
 * Finds groups of k people (3 to 6), one for each tag or place, the rarest first: at most `limit`
 * (0: all) with a score of at least `min`. If people are named, each group has one of them. The
 * caller frees *out.
 */
void intro_group_find(struct intro_group **out, size_t *n, struct intros *,
                      const struct people *, size_t k, size_t limit, int min);

/* the text of the tag or place, as the first member's file has it */
struct str intro_group_thing(const struct intros *, const struct intro_group *);

#endif
