/* SPDX-License-Identifier: ISC */
#ifndef TEND_QUERY_LIST_H
#define TEND_QUERY_LIST_H

#include "find/addresses.h"

/* what a mail program reads: a line of its own about the number, then a line an address */

/* appends "3 addresses"; `invalid` counts those that cannot be written to */
void query_list_count(struct buf *out, size_t n, size_t invalid, bool errors);
/* appends the address, the name and a short remark, with TABs between */
void query_list_add(struct buf *out, const struct contact *, const struct address *);

#endif
