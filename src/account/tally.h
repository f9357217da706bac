/* SPDX-License-Identifier: ISC */
#ifndef TEND_TALLY_H
#define TEND_TALLY_H

#include "base/date.h"

/* something that happened at a place, places being numbered from 0 */
struct tally_event {
	day date;
	uint32_t at;
};

/* how often did it happen from `since` on, at places `from` up to `to`? */
struct tally_query {
	day since;
	uint32_t from, to;
	size_t *sum; /* the answer is added to it */
};

/*
 * Answers all at once, with a binary indexed tree (Fenwick 1994) over `places`; a query for each of
 * the people above people would else count the same entries again and again. Puts both arrays in
 * another order.
 */
void tally(struct tally_query *, size_t nqueries, struct tally_event *, size_t nevents,
           size_t places);

#endif
