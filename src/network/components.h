/* SPDX-License-Identifier: ISC */
#ifndef TEND_COMPONENTS_H
#define TEND_COMPONENTS_H

#include "network/graph.h"

#define COMPONENTS_NONE UINT32_MAX

/*
 * What holds a graph together: its components, its bridges (edges without which there would be
 * one component more) and its cuts (nodes of which the same is true). By one search in depth
 * (Hopcroft and Tarjan 1973), in the time it takes to look at each edge.
 */
struct components {
	uint32_t *part;   /* of each node, its component; numbered from 0 in the order of their first nodes */
	uint32_t *size;   /* of each component, its nodes */
	size_t nparts;
	uint32_t *parent; /* of each node, in the search; COMPONENTS_NONE for the first of a component */
	bool *bridge;     /* of each node: the edge to its parent is a bridge */
	bool *cut;
	size_t n;
};

/* of a graph that is finished; the caller frees it */
void components_find(struct components *, const struct graph *);
/* whether a and b have an edge that is a bridge */
bool components_bridge(const struct components *, size_t a, size_t b);
void components_free(struct components *);

/* how many triangles each node is a corner of, into n numbers; in O(m^1.5), without a table of pairs */
void components_triangles(uint64_t *out, const struct graph *);

#endif
