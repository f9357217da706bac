/* SPDX-License-Identifier: ISC */
#ifndef TEND_MERGE_ITEMS_H
#define TEND_MERGE_ITEMS_H

#include "merge/merge_outline.h"

/* entries and tasks, as a multiset of whole items; NULL for a side that has none of it */
void merge_items(struct buf *out, struct merger *, const struct section *const s[SIDES]);

#endif
