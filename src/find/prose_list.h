/* SPDX-License-Identifier: ISC */
#ifndef TEND_PROSE_LIST_H
#define TEND_PROSE_LIST_H

#include "find/prose_needs.h"
#include "find/prose_text.h"

/* Lists of needs in prose: "Looking for: a desk, two chairs; someone who helps with the bank." */

/* true if the thing of a sentence, a slice of it, begins a list */
bool prose_list_begins(struct str sentence, struct str thing);

/*
 * Finds the next thing of the list that the need *out began; *text is what follows the last thing,
 * and moves on. A thing of a list begins with an article or the like, or is of several words. False
 * if there are no more.
 */
bool prose_list_next(struct prose_need *out, const struct prose_sentence *, struct str *text);

#endif
