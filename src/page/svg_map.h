/* SPDX-License-Identifier: ISC */
#ifndef TEND_SVG_MAP_H
#define TEND_SVG_MAP_H

#include "base/buf.h"
#include "network/mesh.h"
#include "page/svg_layout.h"

#define SVG_MAP_MOST 120 /* maximum number of people on a map; more are drawn as circles */

/* the people on a map: all with ties or, if these are more than SVG_MAP_MOST, none */
struct svg_map {
	const struct mesh *mesh;
	uint32_t *node; /* nodes of the mesh, ascending */
	size_t n;
	size_t tied;    /* number of nodes with ties */
	/* for each node of the mesh its cluster, and the size of each cluster (cluster.h) */
	uint32_t *cluster, *size;
};

/* chooses the people; svg_map_free() releases the map */
void svg_map_pick(struct svg_map *, const struct mesh *);
void svg_map_free(struct svg_map *);

/*
 * what the map shows: a person's circle, from 1, or 0 if it has fewer than three people; whether
 * they are in the first tier; whether a line is thick
 */
uint32_t svg_map_circle(const struct svg_map *, uint32_t node);
bool svg_map_first(const struct svg_map *, uint32_t node);
bool svg_map_only(const struct svg_map *, uint32_t a, uint32_t b);

/*
 * Appends the map: a box per person with the name, in the colour of the cluster as in dot.h, with a
 * thick border for the book's first tier; a line per tie, thick if it is the only connection
 * between two groups of two or more people. `file` has the address of each contact's page, or an
 * empty one; `folder` goes before it.
 */
void svg_map_add(struct buf *out, const struct svg_map *, const struct str *file,
                 const char *folder, enum layout_shape);

/* the id and the CSS classes of a map of that shape */
struct str svg_map_id(enum layout_shape);
const char *svg_map_class(enum layout_shape);

#endif
