/* SPDX-License-Identifier: ISC */
#ifndef TEND_CLUSTER_H
#define TEND_CLUSTER_H

#include "network/graph.h"

/*
 * The clusters of a graph, by modularity (Newman and Girvan 2004), heightened step by step as Blondel,
 * Guillaume, Lambiotte and Lefebvre do (2008): everybody takes, in turn, the label that is more frequent
 * among their neighbours than chance would have it by the most, until nobody changes theirs, or
 * CLUSTER_ROUNDS times; then those of one label are taken for one, and so on until nothing is left to
 * join. Plain label propagation (Raghavan, Albert and Kumara 2007) lets a single label run over a large book.
 *
 * Nothing is left to chance: the turns are mixed by a fixed step, and of labels that suit as well one's own wins,
 * then the one whose number, mixed, is lowest. Whole numbers alone: the same on every machine. Each round is
 * linear in the edges.
 *
 * Into out, of g->n: the cluster of each node, numbered from 0, the largest first, then by the first
 * node; a node without neighbours is a cluster of its own. Into size, of g->n: the nodes of each cluster. Their number.
 */
size_t cluster_find(uint32_t *out, uint32_t *size, const struct graph *g);

#define CLUSTER_ROUNDS 20

#endif
