/* SPDX-License-Identifier: ISC */
#ifndef CLASH_H
#define CLASH_H

#include <tend/book.h>

/* tells of names, aliases, addresses and ids that stand in two files, in both */
void clash_find(struct errors *out, const struct book *);

#endif
