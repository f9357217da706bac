/* SPDX-License-Identifier: ISC */
#ifndef TEND_PLANS_H
#define TEND_PLANS_H

#include "book/people.h"

/* the parts that plans_find() reads */
#define PLANS_PARTS (WANT_ENTRIES | WANT_TEXTS)

/* days: an unticked plan is dropped after so many; a plan is near so long before */
enum { PLANS_PAST = 30, PLANS_AHEAD = 14 };

/* a plan of a log */
struct plan {
	size_t who;                /* index into the book's contacts */
	const struct entry *entry;
	int32_t ahead;             /* days from today; negative if it is past and not ticked */
};

/*
 * The plans of `people` from PLANS_PAST days ago up to and including the day `until`, sorted by
 * day, by id, and in the order of the file. The owner and inactive contacts have none, and the open
 * tasks of dated notes are none. The caller frees *out.
 */
void plans_find(struct plan **out, size_t *n, const struct book *, const struct people *, day today,
                day until);

#endif
