/* SPDX-License-Identifier: ISC */
#ifndef TEND_KIN_H
#define TEND_KIN_H

#include "base/buf.h"

/*
 * Words that are made of a term or like it: those that begin or end with it and have four letters
 * more (Hafen: Hafenmeister, Binnenhafen), and those with the same beginning of six letters or more
 * (statistician: statistics). Terms have KIN_PART bytes or more, in lower case. Nothing is looked
 * at but letters as they are: not a capital within a word, nor another accent.
 */
enum { KIN_PART = 4 };

/* appends a word in lower case; capital letters beyond Latin-1 stay */
void kin_lower(struct buf *out, struct str word);
/* finds the next such word in a text from *at on, and moves *at on; false at the end */
bool kin_next(struct str *found, struct str text, size_t *at, struct str term);

#endif
