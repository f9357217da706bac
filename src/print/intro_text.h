/* SPDX-License-Identifier: ISC */
#ifndef TEND_INTRO_TEXT_H
#define TEND_INTRO_TEXT_H

#include "match/intro.h"

/* appends why two contacts may gain from meeting, quoting their files */
void intro_text(struct buf *out, const struct intros *, const struct intro *);

#endif
