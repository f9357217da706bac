/* SPDX-License-Identifier: ISC */
#ifndef TEND_GRAPH_H
#define TEND_GRAPH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * An undirected graph without loops, as compressed adjacency: the neighbours of node i are
 * to[start[i]] up to to[start[i + 1]], ascending, without duplicates. Start it as {0}; add the
 * edges and finish it once, before you query it.
 */
struct graph {
	uint32_t *start; /* n + 1 */
	uint32_t *to;
	size_t n;
	struct graph_edge *edge; /* used until it is finished */
	size_t nedges, cap;
};

/* adds an edge between two nodes; loops are dropped, duplicates count once */
void graph_add(struct graph *, size_t a, size_t b);
/* finishes a graph of n nodes, numbered from 0; every edge must be between two of them */
void graph_finish(struct graph *, size_t n);

bool graph_has(const struct graph *, size_t a, size_t b);
/* the number of neighbours that two nodes have in common */
size_t graph_common(const struct graph *, size_t a, size_t b);

void graph_free(struct graph *);

#endif
