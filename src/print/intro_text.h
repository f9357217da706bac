/* SPDX-License-Identifier: ISC */
#ifndef TEND_INTRO_TEXT_H
#define TEND_INTRO_TEXT_H

#include "match/intro.h"

/* appends why two might gain from meeting, in the very words of their files */
void intro_text(struct buf *out, const struct intros *, const struct intro *);

#endif
