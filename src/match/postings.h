/* SPDX-License-Identifier: ISC */
#ifndef TEND_POSTINGS_H
#define TEND_POSTINGS_H

#include "find/terms.h"

/*
 * Postings lead from a term to the items that have it. The items of two keys (needs and offers, or
 * tags and places) share one numbering of terms. A search finds the items that share a distinctive
 * term with a given one, and an upper bound says which of them are worth an exact comparison.
 */

/*
 * A term is distinctive if at most this many contacts have it, otherwise common. Searches start
 * from distinctive terms alone: a common one tells little of any two people, and would make the
 * work quadratic in the size of the book.
 */
#define POSTINGS_DISTINCTIVE 50

/*
 * N in the rarity of a term, at least: in a book of three, a word of two of them is as telling as
 * among fifty.
 */
#define POSTINGS_PEOPLE 50

/* N of so many contacts */
static inline double
postings_people(size_t contacts)
{
	return contacts < POSTINGS_PEOPLE ? POSTINGS_PEOPLE : (double)contacts;
}

/*
 * What is known of each term of two keys. A contact with a term in both keys is one of its people
 * and has two of its lists.
 */
struct postings {
	uint32_t n;       /* number of terms */
	uint32_t *people; /* contacts that have the term in a list; UINT32_MAX for a common word */
	uint32_t *lists;  /* lists of one key of one contact that have it */
	double *rarity;   /* ln(1 + N/lists), see postings_people() (Spärck Jones 1972) */
	double max_rarity; /* ln(1 + N), the rarity of a term in one list */
	/* terms from first_role up to last_role are roles, beside the words that name them */
	uint32_t first_role, last_role;
};

static inline bool
postings_is_role(const struct postings *p, uint32_t term)
{
	return term >= p->first_role && term < p->last_role;
}

/*
 * Reads two keys of a whole book, and fills *one and *other with their items and indexes. If
 * `whole`, each value is one term. Free the three with postings_free() and items_free().
 */
void postings_read(struct postings *, const struct book *, struct items *one, enum key one_key,
                   struct items *other, enum key other_key, bool whole);
/* likewise of items that are read and indexed: n terms of so many people */
void postings_count(struct postings *, size_t people, const struct items *one,
                    const struct items *other, uint32_t n);
void postings_free(struct postings *);

/* the summed rarity of an item's terms: of all but roles, and of the common ones */
struct postings_weight {
	float all, common;
};

/* the weight of each item; the caller frees the array */
struct postings_weight *postings_weigh(const struct postings *, const struct items *);

/*
 * A search for one item at a time. Its scratch is reused, so that the cost of a search depends on
 * what it finds. The struct borrows the postings and `eligible`; a thread needs one of its own.
 */
struct postings_search {
	const struct postings *postings;
	const bool *eligible; /* of each contact, whether its items may be found */
	float *shared;        /* of each item: summed rarity of the distinctive terms shared */
	uint32_t *found;      /* the n items with a sum above 0 */
	size_t n;
	double highest;       /* rarity of a distinctive term of the item searched for, at most */
};

/* capacity: the number of items in the longest list that will be searched */
void postings_search_open(struct postings_search *, const bool *eligible, size_t capacity);
void postings_search_close(struct postings_search *);

/*
 * Finds the items of `to` that share a distinctive term with an item of `from`, of eligible
 * contacts with an index of at least `first`. It visits at most *budget postings, and subtracts
 * those visited. Take all that it finds before the next search.
 */
void postings_search_find(struct postings_search *, const struct postings *,
                          const struct items *from, const struct item *, const struct items *to,
                          uint32_t first, size_t *budget);

/* removes an item that was found and its sum; false if none is left */
static inline bool
postings_search_take(struct postings_search *s, uint32_t *item, float *shared)
{
	if (!s->n)
		return false;
	*item = s->found[--s->n];
	*shared = s->shared[*item];
	s->shared[*item] = 0;
	return true;
}

/*
 * An upper bound of intro_fit() for a need and an offer, when one was searched for while the
 * other was found. `need` is the weight of the need.
 *
 * The fit is met/all * rarest/max_rarity. `all` sums the rarity of the need's terms, `met` that of
 * the terms that both have; `rarest` is the highest rarity of a distinctive term that both have.
 * The bound is (shared)/all * highest/max_rarity.
 *
 * Proof, without roles: a term that both have is distinctive or common. The distinctive ones sum to
 * `shared`. The common ones are terms of the need and sum to need->common at most, so met is at
 * most shared + common. A distinctive term that both have is a term of the item searched for, so
 * rarest <= highest. No factor is negative. A role is no part of `all`, and adds to `met` a part of
 * its rarity, which `shared` or need->common has in full. The sums are floats: each is off by a
 * factor of n * 2^-24 at most for n terms, and the added 0.001 covers three such errors up to 5,000
 * terms.
 */
static inline double
postings_search_bound(const struct postings_search *s, float shared,
                      const struct postings_weight *need)
{
	return (shared + need->common) / need->all * s->highest / s->postings->max_rarity + 0.001;
}

#endif
