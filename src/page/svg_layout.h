/* SPDX-License-Identifier: ISC */
#ifndef TEND_SVG_LAYOUT_H
#define TEND_SVG_LAYOUT_H

#include <stddef.h>
#include <stdint.h>

/* a box on a drawing: its middle and its size, in pixels */
struct box {
	int32_t x, y, w, h;
};

/* a line between two boxes, by index */
struct box_line {
	uint32_t a, b;
};

/*
 * Places n boxes of which the sizes are given: those with a line attract, all others repel each other
 * (Fruchterman and Reingold 1991), then those that overlap are moved apart. Whole numbers alone, and no chance:
 * the same on every machine. Every box looks at every other, LAYOUT_ROUNDS times: for some hundred boxes at most.
 * Into *size what the drawing takes: from 0, 0 to x, y.
 */
void svg_layout(struct box *size, struct box *v, size_t n, const struct box_line *line, size_t nlines);

#define LAYOUT_ROUNDS 300

#endif
