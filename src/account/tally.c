/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "account/tally.h"
#include "base/mem.h"

/* latest first */
static int
event_order(const void *va, const void *vb)
{
	const struct tally_event *a = va, *b = vb;

	return (a->date < b->date) - (a->date > b->date);
}

static int
query_order(const void *va, const void *vb)
{
	const struct tally_query *a = va, *b = vb;

	return (a->since < b->since) - (a->since > b->since);
}

static void
add(uint32_t *tree, size_t places, size_t at)
{
	for (at++; at <= places; at += at & -at)
		tree[at]++;
}

/* the events at places before `at` */
static size_t
sum(const uint32_t *tree, size_t at)
{
	size_t n = 0;

	for (; at; at -= at & -at)
		n += tree[at];
	return n;
}

void
tally(struct tally_query *query, size_t nqueries, struct tally_event *event, size_t nevents, size_t places)
{
	uint32_t *tree = mem_zero(places + 1, sizeof(*tree));
	size_t done = 0;

	if (nevents)
		qsort(event, nevents, sizeof(*event), event_order);
	if (nqueries)
		qsort(query, nqueries, sizeof(*query), query_order);
	for (size_t i = 0; i < nqueries; i++) {
		const struct tally_query *q = &query[i];

		for (; done < nevents && event[done].date >= q->since; done++)
			add(tree, places, event[done].at);
		*q->sum += sum(tree, q->to) - sum(tree, q->from);
	}
	free(tree);
}
