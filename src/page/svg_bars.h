/* SPDX-License-Identifier: ISC */
#ifndef TEND_SVG_BARS_H
#define TEND_SVG_BARS_H

#include <stdint.h>

#include "page/svg.h"

/* a bar: of its two parts the second begins where the first ends */
struct svg_bar {
	struct str label;
	uint64_t first, second;
};

/*
 * Appends bars that stand beside each other, as weeks do, with a line at `goal` unless that is 0, and the label of every so
 * manieth below. The highest bar, or the goal if that is higher, fills the height.
 */
void svg_columns(struct buf *out, const struct svg_said *, const struct svg_bar *, size_t n, uint64_t goal);

/* appends bars that lie one below the other, each with its label, cut where it is long, and its number; the longest fills the width */
void svg_rows(struct buf *out, const struct svg_said *, const struct svg_bar *, size_t n);

#endif
