/* SPDX-License-Identifier: ISC */
#ifndef TEND_LAYOUT_H
#define TEND_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>

/* how wide the columns of a table are on a screen */
struct layout_column {
	size_t natural; /* the widest cell */
	size_t least;   /* the widest word of any cell; equal to `natural` where no cell may fold */
};

/*
 * Sets the width of each of n columns so that their sum is at most `space`, each between its least
 * and its natural width: the widest columns are narrowed first, down to one level. False if even
 * the least widths are too wide.
 */
bool layout_level(size_t *width, const struct layout_column *, size_t n, size_t space);

/*
 * Moves `step` from one column to another; false, with nothing moved, where one would be narrower
 * than its least or the other has its natural width.
 */
bool layout_move(size_t *width, const struct layout_column *, size_t from, size_t to, size_t step);

#endif
