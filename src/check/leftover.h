/* SPDX-License-Identifier: ISC */
#ifndef TEND_LEFTOVER_H
#define TEND_LEFTOVER_H

#include "book/book.h"

/*
 * Reports each file that was left in the book: temporary files of a killed tool, and the copies of
 * sync programs, with what each is and what to do with it.
 */
void leftover_find(struct errors *out, const struct book *);

#endif
