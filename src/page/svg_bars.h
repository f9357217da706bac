/* SPDX-License-Identifier: ISC */
#ifndef TEND_SVG_BARS_H
#define TEND_SVG_BARS_H

#include <stdint.h>

#include "page/svg.h"

/* a bar of two parts, the second on top of the first */
struct svg_bar {
	struct str label;
	uint64_t first, second;
};

/*
 * Appends vertical bars, one per week for instance, with a line at `goal` unless it is 0, and a
 * label below every few bars. The highest bar, or the goal if it is higher, has full height.
 */
void svg_columns(struct buf *out, const struct svg_text *, const struct svg_bar *, size_t n,
                 uint64_t goal);

/*
 * appends horizontal bars, one below the other, each with its label, cut if too long, and its
 * number; the longest has full width
 */
void svg_rows(struct buf *out, const struct svg_text *, const struct svg_bar *, size_t n);

#endif
