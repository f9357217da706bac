/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "account/plans.h"
#include "base/mem.h"

/* contacts are sorted by id, so comparing indices compares ids */
static int
plan_order(const void *va, const void *vb)
{
	const struct plan *a = va, *b = vb;

	if (a->ahead != b->ahead)
		return a->ahead < b->ahead ? -1 : 1;
	if (a->who != b->who)
		return a->who < b->who ? -1 : 1;
	return (a->entry > b->entry) - (a->entry < b->entry);
}

void
plans_find(struct plan **out, size_t *n, const struct book *b, const struct people *people, day today, day until)
{
	struct plan *v = NULL;
	size_t cap = 0;

	*n = 0;
	for (size_t i = 0; i < people->n; i++) {
		const struct contact *c = &b->contact[people->who[i]];

		for (uint32_t k = 0; k < c->body.nentries && !c->me && !c->inactive; k++) {
			const struct entry *e = &c->body.entry[k];

			if (entry_done(e, today) || e->note || e->date < today - PLANS_PAST || e->date > until)
				continue;
			v = mem_reserve(v, *n, &cap, sizeof(*v));
			v[(*n)++] = (struct plan){people->who[i], e, e->date - today};
		}
	}
	if (*n)
		qsort(v, *n, sizeof(*v), plan_order);
	*out = v;
}
