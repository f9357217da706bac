/* SPDX-License-Identifier: ISC */
#ifndef TEND_DOT_H
#define TEND_DOT_H

#include "network/mesh.h"

/* the key that dot_map() needs besides those of mesh.h */
#define DOT_KEYS KEYSET(KEY_TIER)

/*
 * Appends a map of the mesh in Graphviz's language: an undirected graph with its own layout (sfdp)
 * and style.
 *
 *   people    a box with the name; if more than DOT_NAMED have ties, only the DOT_NAMED with most
 *             have one, the others are a dot with the name as tooltip. A node has the id as its
 *             name, or "./" and the path if two contacts share the id.
 *   clusters  colours (see cluster.h): the largest with at least three people have one each, others
 *             are grey
 *   tiers     the book's first has a thick border and a larger name; later ones thinner and smaller
 *   bridges   thick edges: the only connection between two groups of two or more people
 *   isolated  in one box aside, by name; beyond DOT_ASIDE only their number
 *
 * Names are made visible as on a terminal, and escaped, so that none is read as Graphviz's language
 * or HTML.
 */
void dot_map(struct buf *out, const struct mesh *);

/* colours of a cluster: fill and border, as #rrggbb */
struct dot_colour {
	const char *fill, *border;
};
/* the colour of the cluster with that number and size, as in cluster.h */
const struct dot_colour *dot_colour(uint32_t cluster, uint32_t size);

#define DOT_NAMED 120
#define DOT_ASIDE 60

#endif
