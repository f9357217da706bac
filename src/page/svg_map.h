/* SPDX-License-Identifier: ISC */
#ifndef TEND_SVG_MAP_H
#define TEND_SVG_MAP_H

#include "base/buf.h"
#include "network/mesh.h"

#define SVG_MAP_MOST 120 /* people on a map */

/* who is on a map: all who have ties or, where these are more than SVG_MAP_MOST, those with the most; of equals the first by id */
struct svg_map {
	const struct mesh *mesh;
	uint32_t *node; /* of the mesh, ascending */
	size_t n;
	size_t tied;    /* how many have ties at all */
	uint32_t *cluster, *size; /* of each node of the mesh, and of each cluster how many it has (cluster.h) */
};

/* the caller frees it */
void svg_map_pick(struct svg_map *, const struct mesh *);
void svg_map_free(struct svg_map *);

/* what the map shows of somebody, and of two: their circle, from 1, or 0 for one of less than three; of the first tier; a thick line */
uint32_t svg_map_circle(const struct svg_map *, uint32_t node);
bool svg_map_first(const struct svg_map *, uint32_t node);
bool svg_map_only(const struct svg_map *, uint32_t a, uint32_t b);

/*
 * Appends the map: everybody a box with their name, in the colour of their cluster as in dot.h, those of the book's
 * first tier with a thick border; a line for each tie, thick where it is the only way between two sets of people, of two or more each.
 * `file` gives the address of each contact's page, or an empty one, and is led in by `folder`.
 */
void svg_map_add(struct buf *out, const struct svg_map *, const struct str *file, const char *folder);

#endif
