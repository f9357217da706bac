/* SPDX-License-Identifier: ISC */
#ifndef TEND_PLAIN_LINES_H
#define TEND_PLAIN_LINES_H

#include "book/book.h"

/*
 * Reports lines at the top of contact i, if it has no front-matter, that a human reads as a value
 * and tend does not: a key in another language, an address or a number without its key. Needs
 * WANT_RAW.
 */
void plain_lines_check(struct errors *out, const struct book *, size_t i);

#endif
