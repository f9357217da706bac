/* SPDX-License-Identifier: ISC */
#ifndef TEND_WRITE_BROKEN_H
#define TEND_WRITE_BROKEN_H

#include "book/book.h"

/*
 * Reports what an editor broke in a contact: front-matter that is no YAML, a conflict of a merge.
 * For tools that write into the file and commit it: all else is for tend-check(1).
 */
void write_broken(struct errors *out, const struct book *, struct str path, struct str file);

#endif
