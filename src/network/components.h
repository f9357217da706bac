/* SPDX-License-Identifier: ISC */
#ifndef TEND_COMPONENTS_H
#define TEND_COMPONENTS_H

#include "network/graph.h"

#define COMPONENTS_NONE UINT32_MAX

/*
 * The connected components of a graph, its bridges (edges whose removal adds a component) and its
 * cuts (nodes of the same kind). One depth-first search (Hopcroft and Tarjan 1973), linear in the
 * edges.
 */
struct components {
	/* for each node its component; numbered from 0 in the order of first nodes */
	uint32_t *part;
	uint32_t *size;   /* for each component its number of nodes */
	size_t nparts;
	/* for each node its parent in the search; COMPONENTS_NONE for the root of a component */
	uint32_t *parent;
	bool *bridge;     /* for each node, true if the edge to its parent is a bridge */
	bool *cut;
	size_t n;
};

/* needs a finished graph; components_free() releases the result */
void components_find(struct components *, const struct graph *);
/* true if the edge between a and b is a bridge */
bool components_bridge(const struct components *, size_t a, size_t b);
void components_free(struct components *);

/* writes the number of triangles at each node to out[g->n]; O(m^1.5) time, linear memory */
void components_triangles(uint64_t *out, const struct graph *);

#endif
