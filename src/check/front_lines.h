/* SPDX-License-Identifier: ISC */
#ifndef TEND_FRONT_LINES_H
#define TEND_FRONT_LINES_H

#include "book/book.h"

/*
 * Reports what front-matter loses before it has values, line by line: tags that YAML takes for
 * comments, "tags: #person"; and names under `keys:` in me.md that no file has or that change
 * nothing. Needs WANT_RAW.
 */
void front_lines_check(struct errors *out, const struct book *);

#endif
