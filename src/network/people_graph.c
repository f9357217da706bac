/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "network/people_graph.h"

/* the ties of those who count */
static void
copy_ties(struct web *w)
{
	const struct graph *g = &w->ties.tied;

	for (size_t a = 0; a < w->n; a++)
		for (uint32_t i = g->start[a]; w->counts[a] && i < g->start[a + 1]; i++)
			if (g->to[i] > a && w->counts[g->to[i]])
				graph_add(&w->graph, a, g->to[i]);
	graph_finish(&w->graph, w->n);
}

void
web_read(struct web *w, struct book *b, day today)
{
	*w = (struct web){.book = b};
	ties_read(&w->ties, b, today, &w->horizon);
	w->n = b->n + w->horizon.n;
	w->counts = mem_zero(w->n, sizeof(*w->counts));
	for (size_t i = 0; i < w->n; i++) {
		w->counts[i] = i >= b->n || (!b->contact[i].me && !b->contact[i].retired);
		w->contacts += w->counts[i] && i < b->n;
	}
	copy_ties(w);
}

void
web_free(struct web *w)
{
	ties_free(&w->ties);
	horizon_free(&w->horizon);
	graph_free(&w->graph);
	free(w->counts);
	*w = (struct web){0};
}

struct str
web_id(const struct web *w, size_t node)
{
	return node < w->book->n ? w->book->contact[node].id : w->horizon.name[node - w->book->n];
}

struct str
web_name(const struct web *w, size_t node)
{
	return node < w->book->n ? contact_name(&w->book->contact[node]) : w->horizon.name[node - w->book->n];
}

size_t
web_find(struct web *w, struct str name)
{
	size_t who = book_find(w->book, name), far;

	if (who < w->book->n)
		return who;
	far = horizon_find(&w->horizon, name);
	return far < w->horizon.n ? w->book->n + far : w->n;
}
