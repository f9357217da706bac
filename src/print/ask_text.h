/* SPDX-License-Identifier: ISC */
#ifndef TEND_ASK_TEXT_H
#define TEND_ASK_TEXT_H

#include "account/asks.h"

/*
 * Appends what to do, as "one every 9 days": the missing deposits, spread over
 * the days left. Appends nothing for an answered ask.
 */
void ask_text_plan(struct buf *out, const struct asked *, day today);

#endif
