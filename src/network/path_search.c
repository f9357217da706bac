/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "network/path_search.h"

#define NOWHERE UINT32_MAX

/* a node at a number of steps from the target: the best known way there */
struct path_place {
	int64_t cost;
	uint32_t from;  /* the previous place, or NOWHERE */
	uint32_t round; /* the search it belongs to */
	bool done;      /* its way is final */
};

/* a place at the edge of the searched area */
struct path_queued {
	int64_t least; /* lower bound on the cost of a complete way through it */
	int64_t cost;
	uint32_t place;
};

void
path_search_open(struct path_search *s, const struct people_graph *w, day today, unsigned hops)
{
	*s = (struct path_search){.people = w, .hops = hops};
	path_cost_open(&s->cost, w, today);
	s->shut = mem_zero(w->n + 1, sizeof(*s->shut));
	s->banned = mem_zero(w->n + 1, sizeof(*s->banned));
	s->place = mem_zero(w->n * hops, sizeof(*s->place));
}

void
path_search_close(struct path_search *s)
{
	path_cost_close(&s->cost);
	free(s->shut);
	free(s->banned);
	free(s->place);
	free(s->heap);
	*s = (struct path_search){0};
}

static uint32_t
place_of(const struct path_search *s, uint32_t node, unsigned steps)
{
	return node * s->hops + steps - 1;
}

static uint32_t
node_of(const struct path_search *s, uint32_t place)
{
	return place / s->hops;
}

static unsigned
steps_of(const struct path_search *s, uint32_t place)
{
	return place % s->hops + 1;
}

/*
 * Cheaper first; on a tie the place with more steps to come, so that all best ways to a place are
 * known when it is taken.
 */
static bool
before(const struct path_queued *a, const struct path_queued *b)
{
	if (a->least != b->least)
		return a->least < b->least;
	if (a->cost != b->cost)
		return a->cost < b->cost;
	return a->place < b->place;
}

static void
push(struct path_search *s, struct path_queued q)
{
	size_t i = s->nheap;

	s->heap = mem_reserve(s->heap, s->nheap++, &s->cap, sizeof(*s->heap));
	for (; i && before(&q, &s->heap[(i - 1) / 2]); i = (i - 1) / 2)
		s->heap[i] = s->heap[(i - 1) / 2];
	s->heap[i] = q;
}

static struct path_queued
pop(struct path_search *s)
{
	struct path_queued top = s->heap[0], last = s->heap[--s->nheap];
	size_t i = 0, k;

	while ((k = 2 * i + 1) < s->nheap) {
		if (k + 1 < s->nheap && before(&s->heap[k + 1], &s->heap[k]))
			k++;
		if (!before(&s->heap[k], &last))
			break;
		s->heap[i] = s->heap[k];
		i = k;
	}
	s->heap[i] = last;
	return top;
}

/*
 * true if the way through a comes before that through b in the order of paths; both have the same
 * length and cost
 */
static bool
way_before(const struct path_search *s, uint32_t a, uint32_t b)
{
	while (a != NOWHERE && b != NOWHERE && node_of(s, a) == node_of(s, b)) {
		a = s->place[a].from;
		b = s->place[b].from;
	}
	return a != NOWHERE && b != NOWHERE && node_of(s, a) < node_of(s, b);
}

/* a lower bound on the cost from a place to the owner; negative if there is no way */
static int64_t
least_from(struct path_search *s, uint32_t node, unsigned steps)
{
	bool contact = node < s->people->book->n;
	int64_t first;

	if (steps == s->hops)
		return contact ? path_cost_first(&s->cost, node) : -1;
	/* one more step and the owner's, at least 1 each */
	if (!contact)
		return 2 * PATH_UNIT;
	first = path_cost_first(&s->cost, node);
	return first < 2 * PATH_UNIT ? first : 2 * PATH_UNIT;
}

/* updates the place of a node `steps` from the target */
static void
reach(struct path_search *s, uint32_t node, unsigned steps, int64_t cost, uint32_t from, int64_t most)
{
	uint32_t place = place_of(s, node, steps);
	struct path_place *p = &s->place[place];
	int64_t least;

	if (p->round == s->round) {
		if (p->done || cost > p->cost)
			return;
		if (cost == p->cost) {
			if (way_before(s, from, p->from))
				p->from = from;
			return;
		}
	}
	least = least_from(s, node, steps);
	if (least < 0 || cost + least > most)
		return;
	*p = (struct path_place){cost, from, s->round, false};
	push(s, (struct path_queued){cost + least, cost, place});
}

/* takes all steps from a place; `first` if it is the first of the search, where bans apply */
static void
go_on(struct path_search *s, uint32_t place, bool first, int64_t most)
{
	const struct graph *g = &s->people->graph;
	uint32_t node = node_of(s, place);
	unsigned steps = steps_of(s, place);
	int64_t least;

	if (steps == s->hops)
		return;
	for (uint32_t i = g->start[node]; i < g->start[node + 1]; i++) {
		uint32_t to = g->to[i];

		if (s->shut[to] == s->round || s->member[to] || (first && s->banned[to] == s->round))
			continue;
		/*
		 * computes the exact cost, which counts acquaintances, only if the lower bound
		 * passes
		 */
		least = least_from(s, to, steps + 1);
		if (least < 0 || s->place[place].cost + PATH_UNIT + least > most)
			continue;
		reach(s, to, steps + 1, s->place[place].cost + path_cost_edge(&s->cost, node, i), place, most);
	}
}

/* completes a way with the owner's step, and keeps it if it is the best */
static void
complete(struct path_search *s, struct path_way *best, uint32_t place)
{
	uint32_t node = node_of(s, place);
	struct path_way way = {.n = steps_of(s, place)};

	if (node >= s->people->book->n)
		return;
	way.cost = s->place[place].cost + path_cost_first(&s->cost, node);
	if (way.cost > best->cost)
		return;
	for (unsigned k = way.n; k-- > 0; place = s->place[place].from) {
		way.node[k] = node_of(s, place);
		way.at[k] = s->place[place].cost;
	}
	if (!best->n || path_way_order(&way, best) < 0)
		*best = way;
}

/* lays out the given beginning, whose nodes are then closed; returns its last place */
static uint32_t
lay(struct path_search *s, const struct path_way *begin)
{
	uint32_t from = NOWHERE;

	for (unsigned i = 0; i < begin->n; i++) {
		uint32_t place = place_of(s, begin->node[i], i + 1);

		s->place[place] = (struct path_place){begin->at[i], from, s->round, true};
		s->shut[begin->node[i]] = s->round;
		from = place;
	}
	return from;
}

void
path_search_begin(struct path_search *s)
{
	s->round++;
	s->nheap = 0;
}

void
path_search_ban(struct path_search *s, uint32_t node)
{
	s->banned[node] = s->round;
}

bool
path_search_run(struct path_search *s, struct path_way *out, const struct path_way *begin,
                const uint32_t *target, size_t n, int64_t most)
{
	struct path_way best = {.cost = most};

	if (begin->n) {
		uint32_t place = lay(s, begin);

		if (s->banned[s->people->n] != s->round)
			complete(s, &best, place);
		go_on(s, place, true, best.cost);
	}
	for (size_t i = 0; !begin->n && i < n; i++)
		if (s->banned[target[i]] != s->round)
			reach(s, target[i], 1, 0, NOWHERE, most);
	while (s->nheap && s->heap[0].least <= best.cost) {
		struct path_queued q = pop(s);

		if (s->place[q.place].done)
			continue;
		s->place[q.place].done = true;
		complete(s, &best, q.place);
		go_on(s, q.place, false, best.cost);
	}
	*out = best;
	return best.n;
}

int
path_way_order(const struct path_way *a, const struct path_way *b)
{
	if (a->cost != b->cost)
		return a->cost < b->cost ? -1 : 1;
	for (unsigned i = 1; i <= a->n && i <= b->n; i++) {
		uint32_t x = a->node[a->n - i], y = b->node[b->n - i];

		if (x != y)
			return x < y ? -1 : 1;
	}
	return (a->n > b->n) - (a->n < b->n);
}
