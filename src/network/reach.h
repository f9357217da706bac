/* SPDX-License-Identifier: ISC */
#ifndef TEND_REACH_H
#define TEND_REACH_H

#include "account/account.h"
#include "book/people.h"

/* the keys that reach_find() reads, besides the entries */
#define REACH_KEYS ACCOUNT_KEYS

/* an ISO week, and the people first met in it */
struct reach_week {
	int year, week;  /* ISO 8601 */
	int64_t new;
	int64_t lasting; /* of them, people who ever gave or received, up to today */
	int64_t goal;    /* the book's `weekly` */
	int64_t total;   /* people met in this year up to this week */
	int64_t streak;  /* weeks in a row up to this one that met the goal; -1 if the goal is 0 */
};

struct reach {
	struct reach_week *week; /* up to the current week */
	size_t n;
	int64_t unknown;         /* people whose week is unknown */
};

/*
 * Counts the people first met in the last `weeks` weeks, including the current one, among `people`
 * without the owner and inactive contacts; fewer weeks at the calendar's beginning. The day is the
 * earliest of `met` and the entries, up to today. If `met` lacks the day, it is the first entry in
 * its month or year, else unknown; it is also unknown if a last-contact key is the earliest date.
 * The current week does not end a streak. reach_free() releases the result.
 */
void reach_find(struct reach *out, const struct book *, const struct people *, size_t weeks,
                day today);
void reach_free(struct reach *);

/* what the weeks come to */
struct reach_sums {
	int64_t new, goal, lasting;
};

struct reach_sums reach_sums(const struct reach *);
/* the most new people of any week; `least` if it is less */
int64_t reach_most(const struct reach *, int64_t least);

#endif
