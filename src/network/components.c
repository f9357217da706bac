/* SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "network/components.h"

struct components_search {
	const struct graph *g;
	struct components *s;
	uint32_t *order; /* for each node its number in discovery order; 0 if not found yet */
	uint32_t *low;   /* the lowest number reachable from it or its descendants */
	uint32_t *next;  /* the next edge to follow */
	uint32_t time;
};

static void
visit(struct components_search *d, uint32_t node, uint32_t parent)
{
	d->order[node] = d->low[node] = ++d->time;
	d->next[node] = d->g->start[node];
	d->s->parent[node] = parent;
	d->s->part[node] = (uint32_t)d->s->nparts;
	d->s->size[d->s->nparts]++;
}

/* passes the result of a finished node to its parent */
static void
leave(struct components_search *d, uint32_t node)
{
	uint32_t parent = d->s->parent[node];

	if (d->low[node] < d->low[parent])
		d->low[parent] = d->low[node];
	d->s->bridge[node] = d->low[node] > d->order[parent];
	if (d->low[node] >= d->order[parent] && d->s->parent[parent] != COMPONENTS_NONE)
		d->s->cut[parent] = true;
}

/* explores the component of a root; the way back is in the parents, so nothing recurses */
static void
explore(struct components_search *d, uint32_t root)
{
	uint32_t at = root, other, branches = 0;

	visit(d, root, COMPONENTS_NONE);
	for (;;) {
		if (d->next[at] < d->g->start[at + 1]) {
			other = d->g->to[d->next[at]++];
			if (!d->order[other]) {
				visit(d, other, at);
				at = other;
			} else if (other != d->s->parent[at] && d->order[other] < d->low[at]) {
				d->low[at] = d->order[other];
			}
		} else if (at == root) {
			break;
		} else {
			leave(d, at);
			at = d->s->parent[at];
			branches += at == root;
		}
	}
	d->s->cut[root] = branches > 1;
	d->s->nparts++;
}

void
components_find(struct components *s, const struct graph *g)
{
	struct components_search d = {.g = g, .s = s};

	*s = (struct components){.n = g->n};
	s->part = mem_alloc(g->n * sizeof(*s->part));
	s->size = mem_zero(g->n, sizeof(*s->size));
	s->parent = mem_alloc(g->n * sizeof(*s->parent));
	s->bridge = mem_zero(g->n, sizeof(*s->bridge));
	s->cut = mem_zero(g->n, sizeof(*s->cut));
	d.order = mem_zero(g->n, sizeof(*d.order));
	d.low = mem_alloc(g->n * sizeof(*d.low));
	d.next = mem_alloc(g->n * sizeof(*d.next));
	for (uint32_t i = 0; i < g->n; i++)
		if (!d.order[i])
			explore(&d, i);
	free(d.order);
	free(d.low);
	free(d.next);
}

bool
components_bridge(const struct components *s, size_t a, size_t b)
{
	return (s->bridge[a] && s->parent[a] == b) || (s->bridge[b] && s->parent[b] == a);
}

void
components_free(struct components *s)
{
	free(s->part);
	free(s->size);
	free(s->parent);
	free(s->bridge);
	free(s->cut);
	*s = (struct components){0};
}

/* each edge, directed from the end with fewer neighbours, so that no node has many */
struct aimed {
	uint32_t *start, *to;
};

static uint32_t
degree(const struct graph *g, uint32_t node)
{
	return g->start[node + 1] - g->start[node];
}

static void
aim(struct aimed *out, const struct graph *g)
{
	uint32_t n = 0;

	out->start = mem_alloc((g->n + 1) * sizeof(*out->start));
	out->to = mem_alloc(g->start[g->n] / 2 * sizeof(*out->to));
	for (uint32_t a = 0; a < g->n; a++) {
		out->start[a] = n;
		for (uint32_t i = g->start[a]; i < g->start[a + 1]; i++) {
			uint32_t b = g->to[i];

			if (degree(g, a) < degree(g, b) || (degree(g, a) == degree(g, b) && a < b))
				out->to[n++] = b;
		}
	}
	out->start[g->n] = n;
}

/* counts the triangles in which a has the fewest neighbours */
static void
corners(uint64_t *out, const struct aimed *d, uint32_t a, const uint32_t *mark)
{
	for (uint32_t i = d->start[a]; i < d->start[a + 1]; i++) {
		uint32_t b = d->to[i];

		for (uint32_t k = d->start[b]; k < d->start[b + 1]; k++) {
			if (mark[d->to[k]] != a)
				continue;
			out[a]++;
			out[b]++;
			out[d->to[k]]++;
		}
	}
}

void
components_triangles(uint64_t *out, const struct graph *g)
{
	/* for each node, the last one whose neighbour it was */
	uint32_t *mark = mem_alloc(g->n * sizeof(*mark));
	struct aimed d;

	aim(&d, g);
	memset(out, 0, g->n * sizeof(*out));
	memset(mark, 0xff, g->n * sizeof(*mark));
	for (uint32_t a = 0; a < g->n; a++) {
		for (uint32_t i = d.start[a]; i < d.start[a + 1]; i++)
			mark[d.to[i]] = a;
		corners(out, &d, a, mark);
	}
	free(mark);
	free(d.start);
	free(d.to);
}
