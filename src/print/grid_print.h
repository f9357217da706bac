/* SPDX-License-Identifier: ISC */
#ifndef TEND_GRID_PRINT_H
#define TEND_GRID_PRINT_H

#include "print/grid.h"

/*
 * Appends all lines of a grid, each at most `screen` columns wide; 0: as wide as the cells. On a
 * screen that is narrower than the rows, cells fold under themselves at their words; if that makes
 * fewer lines, the last column stands below the others, indented. No word is cut but one that is
 * wider than the screen. With `colour`, hues and bold. On a screen, text written from right to left
 * is isolated (U+2068, U+2069), so that the columns after it keep their order.
 */
void grid_print(struct buf *out, const struct grid *, size_t screen, bool colour);

#endif
