/* SPDX-License-Identifier: ISC */
#ifndef TEND_LEFTOVER_H
#define TEND_LEFTOVER_H

#include "book/book.h"

/*
 * Tells of each temporary file that a tool left when it was killed while it wrote: what it
 * is, and what to do with it.
 */
void leftover_find(struct errors *out, const struct book *);

#endif
