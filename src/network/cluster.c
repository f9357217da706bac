/* SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "network/cluster.h"

/* multiplies by Knuth's constant, which moves neighbours far apart */
static uint32_t
mix(uint32_t label)
{
	return (label + 1) * UINT32_C(2654435769);
}

static size_t
divisor(size_t a, size_t b)
{
	while (b) {
		size_t rest = a % b;

		a = b;
		b = rest;
	}
	return a;
}

/* the step from turn to turn; coprime to n, so that each node has one turn */
static size_t
step_of(size_t n)
{
	size_t step = n / 2 + n / 8 + 1;

	while (divisor(step, n) != 1)
		step++;
	return step;
}

/* a graph whose nodes stand for many: at first for themselves, later for a cluster */
struct cluster_level {
	size_t n;
	/* edges, stored at both ends, and how many each stands for */
	uint32_t *start, *to, *weight;
	/* for each node, the number of edge ends at it, including edges within it */
	uint64_t *ends;
	uint64_t all;                  /* the number of all edge ends */
	uint32_t *label;
	/* for each label, the weight of its edges to the current node; all 0 between turns */
	uint32_t *count;
	uint64_t *within;              /* for each label, the edge ends at nodes that have it */
};

static void
level_alloc(struct cluster_level *l, size_t n, size_t edges, uint64_t all)
{
	*l = (struct cluster_level){.n = n, .all = all};
	l->start = mem_zero(n + 1, sizeof(*l->start));
	l->to = mem_alloc(edges * sizeof(*l->to));
	l->weight = mem_alloc(edges * sizeof(*l->weight));
	l->ends = mem_zero(n, sizeof(*l->ends));
	l->label = mem_alloc(n * sizeof(*l->label));
	l->count = mem_zero(n, sizeof(*l->count));
	l->within = mem_alloc(n * sizeof(*l->within));
}

static void
level_free(struct cluster_level *l)
{
	free(l->start);
	free(l->to);
	free(l->weight);
	free(l->ends);
	free(l->label);
	free(l->count);
	free(l->within);
}

static void
level_first(struct cluster_level *l, const struct graph *g)
{
	level_alloc(l, g->n, g->start[g->n], g->start[g->n]);
	memcpy(l->start, g->start, (g->n + 1) * sizeof(*l->start));
	for (size_t i = 0; i < l->start[g->n]; i++) {
		l->to[i] = g->to[i];
		l->weight[i] = 1;
	}
	for (size_t i = 0; i < g->n; i++)
		l->ends[i] = g->start[i + 1] - g->start[i];
}

/*
 * The gain of a label over chance for a node, times the number of all edge ends, which makes it an
 * integer. The node's own ends do not count for its label.
 */
static int64_t
gain(const struct cluster_level *l, size_t node, uint32_t label)
{
	uint64_t own = l->ends[node], ends = l->within[label] - (label == l->label[node] ? own : 0);

	return (int64_t)(l->count[label] * l->all) - (int64_t)(own * ends);
}

/* the best label for a node */
static uint32_t
choose(const struct cluster_level *l, size_t node)
{
	uint32_t best = l->label[node];
	int64_t most;

	for (uint32_t i = l->start[node]; i < l->start[node + 1]; i++)
		l->count[l->label[l->to[i]]] += l->weight[i];
	most = gain(l, node, best);
	for (uint32_t i = l->start[node]; i < l->start[node + 1]; i++) {
		uint32_t other = l->label[l->to[i]];
		int64_t its = gain(l, node, other);

		if (its > most || (its == most && best != l->label[node] && mix(other) < mix(best))) {
			best = other;
			most = its;
		}
	}
	for (uint32_t i = l->start[node]; i < l->start[node + 1]; i++)
		l->count[l->label[l->to[i]]] = 0;
	return best;
}

/* gives a node its best label; true if it changed */
static bool
change(struct cluster_level *l, size_t node)
{
	uint32_t now = choose(l, node);
	bool other = now != l->label[node];

	l->within[l->label[node]] -= l->ends[node];
	l->within[now] += l->ends[node];
	l->label[node] = now;
	return other;
}

static void
propagate(struct cluster_level *l)
{
	size_t step = step_of(l->n), node = 0;
	bool changed = true;

	for (size_t i = 0; i < l->n; i++) {
		l->label[i] = (uint32_t)i;
		l->within[i] = l->ends[i];
	}
	for (int round = 0; changed && round < CLUSTER_ROUNDS; round++) {
		changed = false;
		for (size_t i = 0; i < l->n; i++, node = (node + step) % l->n)
			changed |= change(l, node);
	}
}

/* numbers the labels from 0, in the order of first nodes; returns how many there are */
static size_t
renumber(struct cluster_level *l)
{
	uint32_t *number = mem_alloc(l->n * sizeof(*number));
	size_t n = 0;

	memset(number, 0xff, l->n * sizeof(*number));
	for (size_t i = 0; i < l->n; i++) {
		if (number[l->label[i]] == UINT32_MAX)
			number[l->label[i]] = (uint32_t)n++;
		l->label[i] = number[l->label[i]];
	}
	free(number);
	return n;
}

/* sorts the nodes by label: those with label i are order[from[i]] up to order[from[i + 1]] */
static void
by_label(uint32_t *order, uint32_t *from, const struct cluster_level *l, size_t n)
{
	memset(from, 0, (n + 2) * sizeof(*from));
	for (size_t i = 0; i < l->n; i++)
		from[l->label[i] + 2]++;
	for (size_t i = 2; i < n + 2; i++)
		from[i] += from[i - 1];
	for (uint32_t i = 0; i < l->n; i++)
		order[from[l->label[i] + 1]++] = i;
}

/* collects the edges of one node of the next level from the nodes it stands for */
static void
gather(struct cluster_level *up, uint32_t at, const struct cluster_level *l, const uint32_t *node, size_t n)
{
	uint32_t begin = up->start[at], end = begin;

	for (size_t k = 0; k < n; k++) {
		up->ends[at] += l->ends[node[k]];
		for (uint32_t i = l->start[node[k]]; i < l->start[node[k] + 1]; i++) {
			uint32_t other = l->label[l->to[i]];

			if (other == at)
				continue;
			if (!up->count[other])
				up->to[end++] = other;
			up->count[other] += l->weight[i];
		}
	}
	for (uint32_t i = begin; i < end; i++) {
		up->weight[i] = up->count[up->to[i]];
		up->count[up->to[i]] = 0;
	}
	up->start[at + 1] = end;
}

/* builds the next level, of n nodes */
static void
level_up(struct cluster_level *up, const struct cluster_level *l, size_t n)
{
	uint32_t *order = mem_alloc(l->n * sizeof(*order)), *from = mem_alloc((n + 2) * sizeof(*from));

	by_label(order, from, l, n);
	level_alloc(up, n, l->start[l->n], l->all);
	for (uint32_t i = 0; i < n; i++)
		gather(up, i, l, &order[from[i]], from[i + 1] - from[i]);
	free(order);
	free(from);
}

/* writes the final label of each node of the graph, smaller than their number */
static void
settle(uint32_t *out, const struct graph *g)
{
	struct cluster_level l, up;
	size_t n;

	level_first(&l, g);
	for (size_t i = 0; i < g->n; i++)
		out[i] = (uint32_t)i;
	for (;;) {
		propagate(&l);
		n = renumber(&l);
		for (size_t i = 0; i < g->n; i++)
			out[i] = l.label[out[i]];
		if (n == l.n)
			break;
		level_up(&up, &l, n);
		level_free(&l);
		l = up;
	}
	level_free(&l);
}

struct cluster_group {
	uint32_t label, first, size;
};

static int
group_order(const void *va, const void *vb)
{
	const struct cluster_group *a = va, *b = vb;

	if (a->size != b->size)
		return a->size > b->size ? -1 : 1;
	return (a->first > b->first) - (a->first < b->first);
}

size_t
cluster_find(uint32_t *out, uint32_t *size, const struct graph *g)
{
	struct cluster_group *group = mem_zero(g->n, sizeof(*group));
	/* for each label its rank, then its final number */
	uint32_t *place = mem_alloc(g->n * sizeof(*place));
	size_t n = 0;

	settle(out, g);
	memset(place, 0xff, g->n * sizeof(*place));
	for (uint32_t i = 0; i < g->n; i++) {
		if (place[out[i]] == UINT32_MAX) {
			place[out[i]] = (uint32_t)n;
			group[n++] = (struct cluster_group){out[i], i, 0};
		}
		group[place[out[i]]].size++;
	}
	if (n)
		qsort(group, n, sizeof(*group), group_order);
	for (uint32_t i = 0; i < n; i++) {
		place[group[i].label] = i;
		size[i] = group[i].size;
	}
	for (size_t i = 0; i < g->n; i++)
		out[i] = place[out[i]];
	free(group);
	free(place);
	return n;
}
