/* SPDX-License-Identifier: ISC */
#ifndef TEND_POINTS_TEXT_H
#define TEND_POINTS_TEXT_H

#include "match/points.h"

/*
 * Appends the text of a point. `with` is the contact that the points were opened with; it is
 * called "you" if it is the owner.
 */
void points_text(struct buf *out, const struct point *, const struct book *, size_t with);

#endif
