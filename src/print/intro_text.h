/* SPDX-License-Identifier: ISC */
#ifndef TEND_INTRO_TEXT_H
#define TEND_INTRO_TEXT_H

#include "match/intro_bar.h"

/* appends why two contacts may gain from meeting, quoting their files */
void intro_text(struct buf *out, const struct intros *, const struct intro *);
/* appends how many pairs are barred and why; false for none */
bool intro_text_barred(struct buf *out, const size_t barred[INTRO_BARS]);

#endif
