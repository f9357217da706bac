/* SPDX-License-Identifier: ISC */
#ifndef TEND_SVG_H
#define TEND_SVG_H

#include "base/buf.h"

/* what a drawing says, as a whole */
struct svg_said {
	struct str id;          /* a word that no other drawing of the page has */
	struct str title, desc; /* plain text */
};

/* appends the beginning of a drawing within a page: of a class, so many pixels wide and high, with its title and description */
void svg_begin(struct buf *out, const struct svg_said *, const char *class, unsigned width, unsigned height);
void svg_end(struct buf *out);

/* as much of a text as so many columns hold, with an ellipsis, made visible and not escaped yet, into out (cleared first) */
void svg_label(struct buf *out, struct str, size_t columns);

#endif
