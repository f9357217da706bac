/* SPDX-License-Identifier: ISC */
#ifndef TEND_MERGE_ITEMS_H
#define TEND_MERGE_ITEMS_H

#include "merge/merge_outline.h"

/* merges entries or tasks as a multiset of whole items; s is NULL for a side without the section */
void merge_items(struct buf *out, struct merger *, const struct section *const s[SIDES]);

#endif
