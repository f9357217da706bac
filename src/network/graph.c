/* SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/nums.h"
#include "network/graph.h"

struct graph_edge {
	uint32_t a, b;
};

void
graph_add(struct graph *g, size_t a, size_t b)
{
	if (a == b)
		return;
	g->edge = mem_reserve(g->edge, g->nedges, &g->cap, sizeof(*g->edge));
	g->edge[g->nedges++] = (struct graph_edge){(uint32_t)a, (uint32_t)b};
}

/* distributes the edges to their ends: start[i] becomes the end of i's neighbours */
static void
deal(struct graph *g)
{
	for (size_t i = 0; i < g->nedges; i++) {
		g->start[g->edge[i].a + 1]++;
		g->start[g->edge[i].b + 1]++;
	}
	for (size_t i = 0; i < g->n; i++)
		g->start[i + 1] += g->start[i];
	for (size_t i = g->nedges; i-- > 0;) {
		g->to[--g->start[g->edge[i].a + 1]] = g->edge[i].b;
		g->to[--g->start[g->edge[i].b + 1]] = g->edge[i].a;
	}
}

void
graph_finish(struct graph *g, size_t n)
{
	uint32_t from, end, unique, kept = 0;

	g->n = n;
	g->start = mem_zero(n + 2, sizeof(*g->start));
	g->to = mem_alloc(2 * g->nedges * sizeof(*g->to));
	deal(g);
	/* start[i + 1] is now the beginning of i's neighbours: shift, sort, drop duplicates */
	for (size_t i = 0; i < n; i++) {
		from = g->start[i + 1];
		end = i + 1 < n ? g->start[i + 2] : (uint32_t)(2 * g->nedges);
		nums_sort(&g->to[from], end - from);
		unique = (uint32_t)nums_unique(&g->to[from], end - from);
		memmove(&g->to[kept], &g->to[from], unique * sizeof(*g->to));
		g->start[i] = kept;
		kept += unique;
	}
	g->start[n] = kept;
	free(g->edge);
	g->edge = NULL;
	g->nedges = g->cap = 0;
}

bool
graph_has(const struct graph *g, size_t a, size_t b)
{
	uint32_t key = (uint32_t)b;

	return bsearch(&key, &g->to[g->start[a]], g->start[a + 1] - g->start[a], sizeof(key), nums_order) != NULL;
}

size_t
graph_common(const struct graph *g, size_t a, size_t b)
{
	size_t na = g->start[a + 1] - g->start[a], nb = g->start[b + 1] - g->start[b];
	size_t few = na < nb ? na : nb, many = na < nb ? nb : na, swap = na < nb ? a : b, n = 0;
	uint32_t i, j;

	b = na < nb ? b : a;
	a = swap;
	i = g->start[a];
	j = g->start[b];
	/*
	 * if one list is much longer, search it instead of reading it: it may be a hub queried for
	 * each spoke
	 */
	if (many / 16 > few) {
		for (; i < g->start[a + 1]; i++)
			n += graph_has(g, b, g->to[i]);
		return n;
	}
	while (i < g->start[a + 1] && j < g->start[b + 1]) {
		if (g->to[i] == g->to[j]) {
			n++;
			i++;
			j++;
		} else if (g->to[i] < g->to[j]) {
			i++;
		} else {
			j++;
		}
	}
	return n;
}

void
graph_free(struct graph *g)
{
	free(g->start);
	free(g->to);
	free(g->edge);
	*g = (struct graph){0};
}
