/* SPDX-License-Identifier: ISC */
#ifndef TEND_GRID_H
#define TEND_GRID_H

#include "base/buf.h"
#include "print/palette.h"

/*
 * The cells of a table in memory: its columns can be aligned only after the last row is known.
 */
struct grid_cell {
	size_t end;   /* in grid.text; the cell begins where the one before it ends */
	size_t width;
	enum hue hue;
};

struct grid_line {
	bool strong; /* bold */
	bool rule;   /* after a rule, such as a sum */
	const char *title; /* on that rule, or NULL */
};

struct grid_column {
	bool right; /* right-aligned */
	bool folds; /* its cells may be folded */
};

struct grid {
	struct buf text; /* the visible forms of all cells */
	struct grid_cell *cell;
	size_t cells, cell_cap;
	struct grid_line *line; /* the first is the header */
	size_t lines, line_cap;
	struct grid_column *column;
	size_t n; /* columns */
};

/* begins a table of n columns that the caller describes in t->column */
void grid_start(struct grid *, size_t n);

/* ends a cell: the text added since the last one, "-" for none */
void grid_cell(struct grid *, enum hue);

/* the text of cell number i */
struct str grid_text(const struct grid *, size_t i);

/* ends a row: its line */
void grid_row(struct grid *, struct grid_line);

void grid_free(struct grid *);

#endif
