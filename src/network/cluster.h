/* SPDX-License-Identifier: ISC */
#ifndef TEND_CLUSTER_H
#define TEND_CLUSTER_H

#include "network/graph.h"

/*
 * Finds the clusters of a graph by modularity (Newman and Girvan 2004), improved step by step
 * (Blondel, Guillaume, Lambiotte and Lefebvre 2008). Each node in turn takes the label that is most
 * frequent among its neighbours compared with chance, until no node changes, or CLUSTER_ROUNDS
 * times; then each label becomes one node, and the steps repeat until nothing can be joined. Plain
 * label propagation (Raghavan, Albert and Kumara 2007) lets one label take over a large book.
 *
 * The result is the same on every machine: turns are permuted by a fixed step, a tie is won by the
 * node's own label, then by the lowest mixed number, and all numbers are integers. Each round is
 * linear in the edges.
 *
 * Writes the cluster of each node to out[g->n]: numbered from 0, the largest first, then by first
 * node; an isolated node is its own cluster. Writes the size of each cluster to size[g->n]. Returns
 * the number of clusters.
 */
size_t cluster_find(uint32_t *out, uint32_t *size, const struct graph *g);

#define CLUSTER_ROUNDS 20

#endif
