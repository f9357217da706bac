/* SPDX-License-Identifier: ISC */
#ifndef TEND_PROSE_SENTENCE_H
#define TEND_PROSE_SENTENCE_H

#include "find/prose_needs.h"
#include "find/prose_text.h"

/*
 * Finds the first need in a sentence whose words are split. The thing is a slice of its text, and
 * the other fields of *out are the caller's. False if there is none.
 */
bool prose_sentence_need(struct prose_need *out, const struct prose_sentence *);
/*
 * Finds the next thing of a list that the need *out began: "looking for: a desk, two chairs", and
 * what a ";" parts. The text is what follows the last thing; *text moves on. A thing of a list
 * begins with an article or the like, or is of several words. False if there are no more.
 */
bool prose_sentence_more(struct prose_need *out, const struct prose_sentence *, struct str *text);

#endif
