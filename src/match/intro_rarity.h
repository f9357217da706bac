/* SPDX-License-Identifier: ISC */
#ifndef TEND_INTRO_RARITY_H
#define TEND_INTRO_RARITY_H

#include "match/intro.h"

enum { INTRO_SAMPLE = 128 };
#define INTRO_COMMON 0.25

/* reads the files that rarity is counted over, by book_raw(): not while a thread uses the book */
void intro_rarity_sample(struct book *);
/*
 * Sets the rarity of s->words, which are counted, and marks those that are names of languages. The
 * rarity of a word is counted over the files, not over needs and offers: in a book of more than
 * INTRO_SAMPLE contacts, over so many of them, spread evenly. Common words of the language count as
 * words of all and have INTRO_COMMON of their rarity.
 */
void intro_rarity_weigh(struct intros *s, struct terms *);

#endif
