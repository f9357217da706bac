/* SPDX-License-Identifier: ISC */
#ifndef TEND_PROSPECT_TEXT_H
#define TEND_PROSPECT_TEXT_H

#include "network/prospect.h"

/* appends the reason to write to a prospect, in words */
void prospect_text(struct buf *out, const struct prospect *, const struct book *);

#endif
