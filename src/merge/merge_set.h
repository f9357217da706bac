/* SPDX-License-Identifier: ISC */
#ifndef TEND_MERGE_SET_H
#define TEND_MERGE_SET_H

#include "contact/key.h"
#include "merge/merge_text.h"

struct place;
/*
 * Merges the items of one list, `text` being the lines of its key and empty
 * where it is not; -1 if it is too oddly written, and then nothing is written.
 */
int merge_set(struct merger *, const struct place *const place[SIDES],
              const struct str file[SIDES]);

#endif
