/* SPDX-License-Identifier: ISC */
#ifndef TEND_PROSE_JOKE_H
#define TEND_PROSE_JOKE_H

#include "find/prose_text.h"

/*
 * True if a sentence does not mean what word `from` of it begins: it ends in laughter, a wink or
 * "just kidding", or what stands before that word says that the contact jokes or is ashamed.
 */
bool prose_joke(const struct prose_sentence *, size_t from);
/* true if a sentence is nothing but laughter, which makes a joke of the one before it */
bool prose_joke_laughter(const struct prose_sentence *);
/* the bytes of a wink at byte i of a text, or 0; its ";" ends no sentence */
size_t prose_joke_wink(struct str, size_t i);

#endif
