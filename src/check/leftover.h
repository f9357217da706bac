/* SPDX-License-Identifier: ISC */
#ifndef TEND_LEFTOVER_H
#define TEND_LEFTOVER_H

#include "book/book.h"

/*
 * Reports each temporary file that a killed tool left in the book: what it is, and what to
 * do with it.
 */
void leftover_find(struct errors *out, const struct book *);

#endif
