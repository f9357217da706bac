/* SPDX-License-Identifier: ISC */
#ifndef TEND_SVG_CIRCLES_H
#define TEND_SVG_CIRCLES_H

#include "page/svg_layout.h"
#include "page/svg_map.h"

#define SVG_CIRCLES_MOST 40 /* maximum number of circles in a drawing */
#define SVG_CIRCLES_LINES 2 /* maximum number of lines that begin at a circle */

/* a circle of people who know each other: a cluster of at least three (cluster.h) */
struct svg_circle {
	const uint32_t *member; /* nodes of the mesh, those with most ties first, then by id */
	size_t n;
};

/* the largest circles of a book, the largest first */
struct svg_circles {
	const struct mesh *mesh;
	struct svg_circle circle[SVG_CIRCLES_MOST];
	size_t n, all;      /* circles in the drawing, and in the book */
	uint32_t *member;   /* what the circles share */
	uint32_t *between;  /* n times n numbers of ties */
};

/* finds the circles of the clusters of a map; svg_circles_free() releases them */
void svg_circles_find(struct svg_circles *, const struct svg_map *);
void svg_circles_free(struct svg_circles *);

/* the number of ties between two circles */
uint32_t svg_circles_ties(const struct svg_circles *, size_t a, size_t b);

/*
 * Writes to out the circles with which a circle has most ties, at most SVG_CIRCLES_LINES, those
 * with most first; among equals the larger. Returns how many they are.
 */
size_t svg_circles_nearest(size_t out[SVG_CIRCLES_LINES], const struct svg_circles *, size_t a);

/*
 * Appends the drawing: a box per circle, with its number, its best connected person and how many
 * others, a link to "#circle-NUMBER"; from each box lines to the SVG_CIRCLES_LINES circles with
 * which it has most ties, in three widths. Numbers begin at 1.
 */
void svg_circles_add(struct buf *out, const struct svg_circles *, enum layout_shape);

#endif
