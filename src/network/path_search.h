/* SPDX-License-Identifier: ISC */
#ifndef TEND_PATH_SEARCH_H
#define TEND_PATH_SEARCH_H

#include "network/path_cost.h"

/*
 * Finds the cheapest of a set of paths, backward from the target to the owner. A way is a sequence
 * of nodes: the first is a member of the target, the last the first person to talk to; the owner
 * follows as node n of the graph.
 */
struct path_search {
	const struct people_graph *people;
	struct path_cost cost;
	unsigned hops;
	/* number of the current search; marks with another number do not count */
	uint32_t round;
	uint32_t *shut;          /* for each node: the search that must not pass through it */
	/* for each node and the owner: the search that must not take it as its first step */
	uint32_t *banned;
	struct path_place *place; /* for each node and number of steps */
	struct path_queued *heap;
	size_t nheap, cap;
	const bool *member;      /* for each node, true if it belongs to the target */
};

/* a way from the target, complete or the beginning of one */
struct path_way {
	uint32_t node[PATH_HOPS_MAX];
	int64_t at[PATH_HOPS_MAX]; /* cost up to each node */
	unsigned n;
	int64_t cost;
};

void path_search_open(struct path_search *, const struct people_graph *, day today, unsigned hops);
void path_search_close(struct path_search *);

/* begins a search without bans */
void path_search_begin(struct path_search *);
/* forbids a node, or the owner, as the next step after the given beginning */
void path_search_ban(struct path_search *, uint32_t node);
/*
 * Finds the cheapest complete way with the given beginning and a cost of at most `most`; the first
 * in the order of paths wins a tie. If the beginning is empty, the way may begin at each of the `n`
 * nodes of `target`. False if there is none.
 */
bool path_search_run(struct path_search *, struct path_way *out, const struct path_way *begin,
                     const uint32_t *target, size_t n, int64_t most);

/* compares ways in the order of paths: by cost, then by nodes from the owner's end */
int path_way_order(const struct path_way *, const struct path_way *);

#endif
