/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "match/common_ties.h"
#include "match/intro_bar.h"

void
common_ties_open(struct common_ties *t, struct intros *intros, size_t with, day today)
{
	*t = (struct common_ties){.intros = intros, .with = with, .today = today};
	t->entries = mem_zero(intros->book->n, sizeof(*t->entries));
}

void
common_ties_close(struct common_ties *t)
{
	free(t->entries);
}

static uint32_t
entries_of(struct common_ties *t, size_t who)
{
	const struct body *body = &t->intros->book->contact[who].body;

	if (!t->entries[who]) {
		t->entries[who] = 1;
		for (uint32_t i = 0; i < body->nentries; i++)
			t->entries[who] += entry_counts(&body->entry[i], t->today);
	}
	return t->entries[who];
}

/* adds a contact to the best-known ones; contacts come by id: among equals the first stays */
static void
keep_known(uint32_t *best, size_t *n, struct common_ties *t, uint32_t who)
{
	size_t i = *n < COMMON_TIES_MAX ? (*n)++ : COMMON_TIES_MAX;

	for (; i && entries_of(t, best[i - 1]) < entries_of(t, who); i--)
		if (i < COMMON_TIES_MAX)
			best[i] = best[i - 1];
	if (i < COMMON_TIES_MAX)
		best[i] = who;
}

size_t
common_ties_of(uint32_t out[COMMON_TIES_MAX], struct common_ties *t, size_t who)
{
	const struct graph *g = &t->intros->ties.tied;
	const struct book *b = t->intros->book;
	bool owner = t->with == b->n || b->contact[t->with].me;
	size_t n = 0;

	for (uint32_t i = g->start[who]; i < g->start[who + 1]; i++) {
		const struct contact *c = &b->contact[g->to[i]];

		if (!c->me && !c->inactive && (owner || graph_has(g, g->to[i], t->with)) &&
		    !intro_foes(t->intros, who, g->to[i]))
			keep_known(out, &n, t, g->to[i]);
	}
	return n;
}
