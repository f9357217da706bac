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

#endif
