/* SPDX-License-Identifier: ISC */
#ifndef TEND_MERGE_SET_H
#define TEND_MERGE_SET_H

#include "front/key.h"
#include "merge/merge_text.h"

struct place;
/*
 * Merges the items of one list; place is NULL for a side without its key. -1 if the form of a list
 * is not supported: then it writes nothing.
 */
int merge_set(struct merger *, const struct place *const place[SIDES],
              const struct str file[SIDES]);

#endif
