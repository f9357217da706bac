/* SPDX-License-Identifier: ISC */
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "network/mesh_each.h"

/* a node with its rank */
struct mesh_each_place {
	uint32_t node, part, size, ties;
};

/* by component, the largest first; within it the best tied first */
static int
place_order(const void *va, const void *vb)
{
	const struct mesh_each_place *a = va, *b = vb;

	if (a->size != b->size)
		return a->size > b->size ? -1 : 1;
	if (a->part != b->part)
		return a->part < b->part ? -1 : 1;
	if (a->ties != b->ties)
		return a->ties > b->ties ? -1 : 1;
	return (a->node > b->node) - (a->node < b->node);
}

/* all nodes in that order, and the index of each */
struct ranking {
	struct mesh_each_place *v;
	uint32_t *at;
	size_t n;
};

static struct ranking
rank(const struct mesh *m)
{
	struct ranking r = {.n = m->graph.n};

	r.v = mem_alloc(r.n * sizeof(*r.v));
	r.at = mem_alloc(r.n * sizeof(*r.at));
	for (uint32_t i = 0; i < r.n; i++) {
		uint32_t part = m->skeleton.part[i];

		r.v[i] = (struct mesh_each_place){i, part, m->skeleton.size[part], mesh_ties(m, i)};
	}
	if (r.n)
		qsort(r.v, r.n, sizeof(*r.v), place_order);
	for (uint32_t i = 0; i < r.n; i++)
		r.at[r.v[i].node] = i;
	return r;
}

/* the range of components that share the size of the largest one without the person */
static void
largest(size_t *from, size_t *to, const struct ranking *r, uint32_t part)
{
	size_t low = r->v[0].part == part ? r->v[0].size : 0, high = r->n;
	uint32_t size = low < high ? r->v[low].size : 0;

	*from = low < high && r->v[0].size == size ? 0 : low;
	while (low < high) {
		size_t mid = (low + high) / 2;

		if (r->v[mid].size < size)
			high = mid;
		else
			low = mid + 1;
	}
	*to = low;
}

/*
 * finds a suitable person in that range; skips only the person's own component and people to keep
 * apart
 */
static bool
choose(struct mesh_each *e, const struct mesh *m, const struct ranking *r, size_t from, size_t to)
{
	uint32_t part = m->skeleton.part[m->node[e->who]];

	for (size_t i = from; i < to;) {
		uint32_t other = m->who[r->v[i].node];

		if (r->v[i].part == part) {
			i += r->v[i].size;
		} else if (graph_has(&m->ties.apart, e->who, other)) {
			i++;
		} else {
			e->joins = r->v[i].size;
			e->with = other;
			return true;
		}
	}
	return false;
}

/* deals out components of the same size in turn, so that not all people get the same one */
static void
join(struct mesh_each *e, const struct mesh *m, const struct ranking *r)
{
	uint32_t node = m->node[e->who];
	size_t from, to, size, count, turn;

	largest(&from, &to, r, m->skeleton.part[node]);
	size = from < to ? r->v[from].size : 0;
	count = size ? (to - from) / size : 0;
	if (!count)
		return;
	turn = from + r->at[node] % count * size;
	if (!choose(e, m, r, turn, to) && !choose(e, m, r, from, turn))
		choose(e, m, r, to, r->n);
}

static struct mesh_each
stand(const struct mesh *m, uint32_t node, const struct ranking *r)
{
	struct mesh_each e = {.who = m->who[node], .ties = mesh_ties(m, node), .clustering = NAN};

	if (e.ties > 1)
		e.clustering = 2 * (double)m->triangles[node] / ((double)e.ties * (e.ties - 1));
	e.bridge = m->skeleton.cut[node];
	join(&e, m, r);
	return e;
}

static int
each_order(const void *va, const void *vb)
{
	const struct mesh_each *a = va, *b = vb;

	if (a->ties != b->ties)
		return a->ties > b->ties ? -1 : 1;
	return (a->who > b->who) - (a->who < b->who);
}

void
mesh_each(struct mesh_each **out, size_t *n, const struct mesh *m, const struct people *people)
{
	struct ranking ranked = rank(m);
	struct mesh_each *v = mem_alloc(people->n * sizeof(*v));

	*n = 0;
	for (size_t i = 0; i < people->n; i++)
		if (m->node[people->who[i]] != COMPONENTS_NONE)
			v[(*n)++] = stand(m, m->node[people->who[i]], &ranked);
	if (*n)
		qsort(v, *n, sizeof(*v), each_order);
	free(ranked.v);
	free(ranked.at);
	*out = v;
}
