/* SPDX-License-Identifier: ISC */
#ifndef TEND_GRID_PLAN_H
#define TEND_GRID_PLAN_H

#include "print/grid.h"

enum {
	GRID_GAP = 2,    /* columns between two cells */
	GRID_HANG = 2,   /* indent of the first cell's further lines: they are no rows */
	GRID_INDENT = 4, /* of what stands below a row */
};

/* where the columns of a table stand: `beside` of them in a row, the others below it */
struct grid_plan {
	size_t screen;
	size_t beside;
	size_t *width;
};

/*
 * Lays a table out for a screen (0: endless), with as few lines as it finds from the first rows.
 * The caller frees p->width.
 */
void grid_plan_make(struct grid_plan *p, const struct grid *, size_t screen);

/* the width of line number k of a cell, and of what stands below a row */
size_t grid_plan_width(const struct grid_plan *, size_t column, size_t k);
size_t grid_plan_below(const struct grid_plan *);

/* the width of the gaps between so many columns */
size_t grid_plan_gaps(size_t columns);

#endif
