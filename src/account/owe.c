/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "account/owe.h"
#include "base/mem.h"

/* contacts are sorted by id, so comparing indices compares ids */
static int
owed_order(const void *va, const void *vb)
{
	const struct owed *a = va, *b = vb;

	/* INT32_MIN, for no date, sorts after all others */
	if (a->late != b->late)
		return a->late > b->late ? -1 : 1;
	if (a->who != b->who)
		return a->who < b->who ? -1 : 1;
	return (a->task->line > b->task->line) - (a->task->line < b->task->line);
}

void
owe_find(struct owed **out, size_t *n, const struct book *b, const struct people *people, day today)
{
	struct owed *v = NULL;
	size_t cap = 0;

	*n = 0;
	for (size_t i = 0; i < people->n; i++) {
		const struct contact *c = &b->contact[people->who[i]];

		for (uint32_t k = 0; k < c->body.ntasks && !c->me && !c->inactive; k++) {
			const struct task *t = &c->body.task[k];

			/* a task without a text is no promise yet */
			if (t->kind != TASK_PROMISE || t->mark != ' ' || !t->text.n)
				continue;
			v = mem_reserve(v, *n, &cap, sizeof(*v));
			v[(*n)++] = (struct owed){
				.who = people->who[i],
				.task = t,
				.late = t->by == DAY_NONE ? INT32_MIN : today - t->by,
			};
		}
	}
	if (*n)
		qsort(v, *n, sizeof(*v), owed_order);
	*out = v;
}
