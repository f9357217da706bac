/* SPDX-License-Identifier: ISC */
#ifndef TEND_TALLY_H
#define TEND_TALLY_H

#include "base/date.h"

/* an event at a place; places are numbered from 0 */
struct tally_event {
	day date;
	uint32_t at;
};

/* counts events on or after `since` at places from `from` up to, not including, `to` */
struct tally_query {
	day since;
	uint32_t from, to;
	size_t *sum; /* the count is added to it */
};

/*
 * Answers all queries at once with a binary indexed tree (Fenwick 1994) over `places`; in a tree of
 * introductions, the queries of ancestors would otherwise count the same entries again. Reorders
 * both arrays.
 */
void tally(struct tally_query *, size_t nqueries, struct tally_event *, size_t nevents,
           size_t places);

#endif
