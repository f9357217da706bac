/* SPDX-License-Identifier: ISC */
#ifndef TEND_REPEATS_H
#define TEND_REPEATS_H

#include "calendar/calendar.h"

enum { REPEATS_MAX = 20000, REPEATS_VAIN = 10, REPEATS_YEARS = 100000 };

/*
 * What the rules of one run have cost, so that a hostile calendar ends: how many searched for days
 * that do not exist, and the years that all of them went through. Start it as {0}.
 */
struct repeats_cost {
	int vain;
	int64_t years;
};

/*
 * The times of an event up to `until`, by its rule and further days, without exceptions: in *out,
 * which the caller frees, as written in the event's zone. After REPEATS_MAX of them it stops. 0, or
 * -1 with the reason in *why (static), and as many as could be found: a rule that is none, that
 * repeats several times a day, that has more, or that comes after REPEATS_VAIN rules in vain or
 * REPEATS_YEARS years.
 */
int repeats_find(struct calendar_time **out, size_t *n, const struct calendar_item *, day until,
                 struct repeats_cost *, const char **why);

#endif
