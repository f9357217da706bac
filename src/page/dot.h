/* SPDX-License-Identifier: ISC */
#ifndef TEND_DOT_H
#define TEND_DOT_H

#include "network/mesh.h"

/* the key that the map needs besides those of mesh.h */
#define DOT_KEYS KEYSET(KEY_TIER)

/*
 * Appends a map of the mesh in Graphviz's language, an undirected graph that says itself how it
 * is laid out (sfdp) and looks:
 *
 *	people    a box with their name; of more than DOT_NAMED who have ties, only the DOT_NAMED best tied, the
 *	          others a dot whose name is its tooltip. A node is called by the id, by "./" and the path where
 *	          two have one id.
 *	clusters  as colours (see cluster.h): the largest of at least three have one each, the others are grey
 *	tiers     of the book's first a thick border, and a larger name; of the others thinner and smaller
 *	bridges   thick edges: the only way between two sets of people, of two or more each
 *	isolated  in one box aside, by name; of more than DOT_ASIDE how many more there are
 *
 * Names are made visible as on a terminal, and escaped, so that none is taken for Graphviz's language or HTML.
 */
void dot_map(struct buf *out, const struct mesh *);

/* of a cluster: what its people are filled with, and their border, as #rrggbb */
struct dot_colour {
	const char *fill, *border;
};
/* the colour of the cluster of that number and size, by cluster.h */
const struct dot_colour *dot_colour(uint32_t cluster, uint32_t size);

#define DOT_NAMED 120
#define DOT_ASIDE 60

#endif
