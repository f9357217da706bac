/* SPDX-License-Identifier: ISC */
#ifndef TEND_SVG_LAYOUT_H
#define TEND_SVG_LAYOUT_H

#include <stddef.h>
#include <stdint.h>

/* a box in a drawing: its centre and size, in pixels */
struct box {
	int32_t x, y, w, h;
};

/* a line between two boxes, by index */
struct box_line {
	uint32_t a, b;
};

/* the shape of a drawing: for a wide screen, or for a phone held upright */
enum layout_shape { LAYOUT_BROAD, LAYOUT_TALL };

/*
 * Places n boxes of given sizes. Lines attract and all other pairs repel (Fruchterman and Reingold
 * 1991); then overlapping boxes are moved apart. It uses integers only and no random numbers, so
 * the result is the same on every machine. Time is quadratic in n, LAYOUT_ROUNDS times: suitable
 * for a few hundred boxes. *size receives the size of the drawing, which begins at 0, 0.
 */
void svg_layout(struct box *size, struct box *v, size_t n, const struct box_line *line,
                size_t nlines, enum layout_shape);

#define LAYOUT_ROUNDS 300

#endif
