/* SPDX-License-Identifier: ISC */
#ifndef TEND_GARDEN_SUGGESTION_H
#define TEND_GARDEN_SUGGESTION_H

#include "match/garden.h"
#include "network/people_graph.h"

/* the keys and parts that suggestions need besides those of the garden, of the whole book */
#define GARDEN_SUGGESTION_KEYS \
	(PEOPLE_GRAPH_KEYS | ACCOUNT_KEYS | KEYSET(KEY_PHONE) | KEYSET(KEY_TIER))
#define GARDEN_SUGGESTION_PARTS PEOPLE_GRAPH_PARTS

/* a second kind is a reason for a suggestion if at most this many people are of it */
#define GARDEN_SUGGESTION_FEW 3

/* a contact to see, so that the people you are in touch with get more various */
struct garden_suggestion {
	size_t who;        /* index into the book's contacts */
	size_t person;     /* index into the people of the garden */
	int score;         /* 1 to 100, see garden_suggestion_find() */
	day last;          /* last contact, or DAY_NONE */
	bool email, phone; /* whether the file has one */
	size_t through;    /* the first by id who is tied to them and in good standing, or b->n */
	size_t others;     /* how many more such contacts there are */
};

/*
 * Finds those of `people` who are rare, silent and within reach, by score, then by id. The garden
 * is one that was read for `all`, the people of the whole book, and not sorted. The score is 100
 * times rarity times silence, rounded; below 1 there is no suggestion. Who is in a tier with a
 * shorter period than the widest is left out.
 *
 *   rarity   the mean over the beds that are not empty; in each the mean over the person's values
 *            of ln(N/k) / ln(N), if k of the N people of the bed have the value: 1 for the only
 *            one, 0 for a value that all have or the owner has, and for a person without a value
 *   silence  the time since the last contact as a part of the book's dormant time (of two years if
 *            that is never), at most 1; 1 without a contact
 *   reach    an e-mail address, a phone number, contact within that time, or a tie to a contact in
 *            good standing: in touch, not dormant, the balance not negative
 *
 * The caller frees *out.
 */
void garden_suggestion_find(struct garden_suggestion **out, size_t *n, const struct garden *,
                            const struct people_graph *, const struct people *all,
                            const struct people *people, day today);

/* a kind, and the bed that it is of; both borrowed from the garden */
struct garden_reason {
	const struct garden_bed *bed;
	const struct garden_kind *kind;
};

/*
 * Finds the reasons for a suggestion: the kind of fewest people that a person is of, and one of
 * another bed, if at most GARDEN_SUGGESTION_FEW are of it; among equals the first. Returns their
 * number.
 */
size_t garden_suggestion_reasons(struct garden_reason out[2], const struct garden *, size_t person);

#endif
