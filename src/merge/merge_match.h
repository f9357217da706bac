/* SPDX-License-Identifier: ISC */
#ifndef TEND_MERGE_MATCH_H
#define TEND_MERGE_MATCH_H

#include "merge/merge_outline.h"

/* matches the sections of the three versions; they are the items of the list */
void merge_match(struct merge_list *, const struct outline o[SIDES], struct arena *);

#endif
