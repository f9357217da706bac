/* SPDX-License-Identifier: ISC */
#ifndef TEND_DELICATE_H
#define TEND_DELICATE_H

#include "find/cues.h"

/*
 * True if a sentence of the notes or the log of a contact has the words of a text one after the
 * other, and calls for care or silence: an illness, a loss, a quarrel, a secret, a dislike. Such
 * words are no small talk: "Left the choir after the row with Paul." It needs WANT_RAW.
 */
bool delicate_in(struct cues *, const struct contact *, struct str text);

#endif
