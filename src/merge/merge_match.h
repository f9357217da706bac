/* SPDX-License-Identifier: ISC */
#ifndef TEND_MERGE_MATCH_H
#define TEND_MERGE_MATCH_H

#include "merge/merge_outline.h"

/* which section is which: a list whose items are the sections */
void merge_match(struct merge_list *, const struct outline o[SIDES], struct arena *);

#endif
