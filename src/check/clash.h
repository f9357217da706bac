/* SPDX-License-Identifier: ISC */
#ifndef TEND_CLASH_H
#define TEND_CLASH_H

#include "book/book.h"

/* tells of names, aliases, addresses and ids that stand in two files, in both */
void clash_find(struct errors *out, const struct book *);

#endif
