/* SPDX-License-Identifier: ISC */
#ifndef TEND_REACH_H
#define TEND_REACH_H

#include "account/account.h"
#include "book/people.h"

/* the keys that reach_find() reads, beside the entries */
#define REACH_KEYS ACCOUNT_KEYS

/* an ISO week, and the people first met in it */
struct reach_week {
	int year, week;  /* ISO 8601 */
	int64_t new;
	int64_t matter;  /* of these, who ever gave or took, up to today */
	int64_t goal;    /* the book's `weekly` */
	int64_t total;   /* met in this year up to this week */
	int64_t run;     /* weeks in a row, up to this one, that met the goal; -1 if that is 0 */
};

struct reach {
	struct reach_week *week; /* up to the current one */
	size_t n;
	int64_t unknown;         /* people of whom the week is not known */
};

/*
 * The last `weeks` weeks, the current one included, fewer at the calendar's beginning, of `people` but the
 * owner and the retired. Met is on the first day that `met` or an entry gives, up to today. Where
 * `met` lacks the day, that is the first entry within its month or year, and without one not known; nor is it
 * where a last-contact key is the earliest day. The current week ends no run. reach_free() releases it.
 */
void reach_find(struct reach *out, const struct book *, const struct people *, size_t weeks, day today);
void reach_free(struct reach *);

/* what the weeks come to */
struct reach_sums {
	int64_t new, goal, matter;
};

struct reach_sums reach_sums(const struct reach *);
/* the most new people of any week; `least` if it is less */
int64_t reach_most(const struct reach *, int64_t least);

#endif
