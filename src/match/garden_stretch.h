/* SPDX-License-Identifier: ISC */
#ifndef TEND_GARDEN_STRETCH_H
#define TEND_GARDEN_STRETCH_H

#include "match/garden.h"
#include "network/people_graph.h"

/* the keys and parts that stretching needs beside those of the garden, of the whole book */
#define GARDEN_STRETCH_KEYS (PEOPLE_GRAPH_KEYS | ACCOUNT_KEYS | KEYSET(KEY_PHONE))
#define GARDEN_STRETCH_PARTS PEOPLE_GRAPH_PARTS

/* a kind is rare, and said to be, if it has no more people than that */
#define GARDEN_STRETCH_RARE 3

/* somebody to see, to widen the garden */
struct garden_stretch {
	size_t who;      /* index into the book's contacts */
	size_t person;   /* index into those of the garden */
	int score;       /* 1 .. 100, see garden_stretch_find() */
	day last;        /* last contact, or DAY_NONE */
	/* the first of those tied to them who are in good standing; b->n if nobody is */
	size_t through;
	size_t others;   /* how many more there are */
};

/*
 * Those of `people` who are rare, silent and within reach, by score, then by id. `g` is read, of
 * `all` who count in the book, and not sorted. The score is 100 times rarity times silence,
 * rounded, and at least 1.
 *
 *   rarity   the mean over the beds that anybody is in: in each the mean over the person's values
 *            of ln(N/k) / ln(N), N people having the key and k the value; 1 for the only one, 0
 *            for what all have, and for a person without a value
 *   silence  the time since the last contact as a part of the book's dormant time (two years, where
 *            that is never), at most 1; who was never in touch has 1
 *   reach    an e-mail address, a telephone number, or a tie to a contact in good standing: in
 *            touch, not dormant, and the account not overdrawn
 *
 * The caller frees *out.
 */
void garden_stretch_find(struct garden_stretch **out, size_t *n, const struct garden *g,
                         const struct people_graph *, const struct people *all,
                         const struct people *people, day today);
/* appends the reason, in words */
void garden_stretch_why(struct buf *out, const struct garden_stretch *, const struct garden *,
                        const struct people_graph *, day today);

#endif
