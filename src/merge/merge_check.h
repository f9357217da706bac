/* SPDX-License-Identifier: ISC */
#ifndef TEND_MERGE_CHECK_H
#define TEND_MERGE_CHECK_H

#include "merge/merge_outline.h"

/* true if a side lost at least five entries and half of the log, which looks like an accident */
bool merge_lost(const struct outline *base, const struct outline *side, struct arena *);

/* true if the merged file has all that either side added */
bool merge_holds(const struct merger *, const struct str file[SIDES], struct str merged);

#endif
