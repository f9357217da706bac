/* SPDX-License-Identifier: ISC */
#ifndef TEND_SYNC_CARD_H
#define TEND_SYNC_CARD_H

#include "import/sync_merge.h"

/*
 * Writes a card (out is cleared first) with what it must learn from the book; `export` is the card
 * of the contact as tend writes it, in the version of the card. Only the lines of the values that
 * go or come change: a line that goes makes room for one that comes in its place, and keeps its
 * type and label if there is one of each. Returns 1, or 0 if nothing changes.
 */
int sync_card(struct buf *out, struct str card, struct str export, const struct sync_merge *);

#endif
