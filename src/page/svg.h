/* SPDX-License-Identifier: ISC */
#ifndef TEND_SVG_H
#define TEND_SVG_H

#include "base/buf.h"

/* the texts of a drawing */
struct svg_text {
	struct str id;          /* unique within the page */
	struct str title, desc; /* plain text */
	bool links;             /* true if it has links, which a picture (role img) must not have */
};

/*
 * appends the beginning of a drawing of a CSS class, width and height in pixels, with title and
 * description
 */
void svg_begin(struct buf *out, const struct svg_text *, const char *class, unsigned width,
               unsigned height);
void svg_end(struct buf *out);

/* an estimate of a text's width in pixels, rarely too small, in the 13 pixels of our drawings */
unsigned svg_width(struct str);

/*
 * writes as much of a text as fits into the columns, with an ellipsis, visible but not escaped, to
 * out (cleared first)
 */
void svg_label(struct buf *out, struct str, size_t columns);

#endif
