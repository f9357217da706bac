/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "network/people_graph.h"

/* copies the ties between nodes that count */
static void
copy_ties(struct people_graph *w)
{
	const struct graph *g = &w->ties.tied;

	for (size_t a = 0; a < w->n; a++)
		for (uint32_t i = g->start[a]; w->counts[a] && i < g->start[a + 1]; i++)
			if (g->to[i] > a && w->counts[g->to[i]])
				graph_add(&w->graph, a, g->to[i]);
	graph_finish(&w->graph, w->n);
}

void
people_graph_read(struct people_graph *w, struct book *b, day today)
{
	*w = (struct people_graph){.book = b};
	ties_read(&w->ties, b, today, &w->unfiled);
	w->n = b->n + w->unfiled.n;
	w->counts = mem_zero(w->n, sizeof(*w->counts));
	for (size_t i = 0; i < w->n; i++) {
		w->counts[i] = i >= b->n || (!b->contact[i].me && !b->contact[i].inactive);
		w->contacts += w->counts[i] && i < b->n;
	}
	copy_ties(w);
}

void
people_graph_free(struct people_graph *w)
{
	ties_free(&w->ties);
	unfiled_free(&w->unfiled);
	graph_free(&w->graph);
	free(w->counts);
	*w = (struct people_graph){0};
}

struct str
people_graph_id(const struct people_graph *w, size_t node)
{
	return node < w->book->n ? w->book->contact[node].id : w->unfiled.name[node - w->book->n];
}

struct str
people_graph_name(const struct people_graph *w, size_t node)
{
	return node < w->book->n ? contact_name(&w->book->contact[node]) : w->unfiled.name[node - w->book->n];
}

size_t
people_graph_find(struct people_graph *w, struct str name)
{
	size_t who = book_find(w->book, name), unfiled;

	if (who < w->book->n)
		return who;
	unfiled = unfiled_find(&w->unfiled, name);
	return unfiled < w->unfiled.n ? w->book->n + unfiled : w->n;
}
