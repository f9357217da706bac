/* SPDX-License-Identifier: ISC */
#ifndef TEND_PATH_SEARCH_H
#define TEND_PATH_SEARCH_H

#include "network/path_cost.h"

/*
 * The search for the best of some paths to a target, backward: from the target to the owner. A way
 * here is a row of nodes, its first a member of the target, its last the first person to talk to;
 * behind that the owner is node `web->n`.
 */
struct path_search {
	const struct people_graph *web;
	struct path_cost cost;
	unsigned hops;
	uint32_t round;          /* which search this is: what is marked with another number is not marked */
	uint32_t *shut;          /* of each node: not to be passed through */
	uint32_t *banned;        /* of each node and the owner: not as the first step of this search */
	struct path_place *place; /* of each node, for each number of steps */
	struct path_queued *heap;
	size_t nheap, cap;
	const bool *member;      /* of each node: belongs to the target */
};

/* a way from the target, of n nodes, complete or the beginning of one */
struct path_way {
	uint32_t node[PATH_HOPS_MAX];
	int64_t at[PATH_HOPS_MAX]; /* what it costs up to each */
	unsigned n;
	int64_t cost;
};

void path_search_open(struct path_search *, const struct people_graph *, day today, unsigned hops);
void path_search_close(struct path_search *);

/* begins a search: nothing is banned */
void path_search_begin(struct path_search *);
/* forbids a node, or the owner, as what comes next behind the beginning */
void path_search_ban(struct path_search *, uint32_t node);
/*
 * The cheapest complete way with that beginning (with none of n 0: one of the `n` nodes of
 * `target` is the first), of cost `most` at most; of equal ones the first in the order of paths.
 * False if there is none.
 */
bool path_search_run(struct path_search *, struct path_way *out, const struct path_way *begin,
                     const uint32_t *target, size_t n, int64_t most);

/* the order of paths: by cost, then by nodes, from the owner's end */
int path_way_order(const struct path_way *, const struct path_way *);

#endif
