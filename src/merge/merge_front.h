/* SPDX-License-Identifier: ISC */
#ifndef TEND_MERGE_FRONT_H
#define TEND_MERGE_FRONT_H

#include "merge/merge_text.h"

/* merges the front-matter between the fences; -1 if a part cannot be merged key by key */
int merge_front(struct merger *, const struct str file[SIDES]);

#endif
