/* SPDX-License-Identifier: ISC */
#ifndef TEND_FRONT_LINES_H
#define TEND_FRONT_LINES_H

#include "book/book.h"

/*
 * Reports what the front-matter of contact i loses before it has values, line by line: tags that
 * YAML takes for comments, "tags: #person". Needs WANT_RAW.
 */
void front_lines_check(struct errors *out, const struct book *, size_t i);

/* reports names under `keys:` in me.md that no file has or that change nothing; needs the same */
void front_lines_check_keys(struct errors *out, const struct book *);

#endif
