/* SPDX-License-Identifier: ISC */
#ifndef TEND_CLASH_H
#define TEND_CLASH_H

#include "book/book.h"

/* reports names, aliases, addresses and ids that two files share, once in each file */
void clash_find(struct errors *out, const struct book *);

#endif
