/* SPDX-License-Identifier: ISC */
#ifndef TEND_CIRCLE_TEXT_H
#define TEND_CIRCLE_TEXT_H

#include "account/circle.h"

/* appends the reason for the advice, in words: "endorses and helps, reached out 2 times" */
void circle_text(struct buf *out, const struct circle *, const struct settings *);

#endif
