/* SPDX-License-Identifier: ISC */
#ifndef TEND_MERGE_CHECK_H
#define TEND_MERGE_CHECK_H

#include "merge/merge_outline.h"

/*
 * whether a side lost so much of the log that it looks like an accident: five entries and half of
 * them
 */
bool merge_lost(const struct outline *base, const struct outline *side, struct arena *);

/* whether all that either side added is in the merged file */
bool merge_holds(const struct merger *, const struct str file[SIDES], struct str merged);

#endif
