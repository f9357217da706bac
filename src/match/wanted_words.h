/* SPDX-License-Identifier: ISC */
#ifndef TEND_WANTED_WORDS_H
#define TEND_WANTED_WORDS_H

#include "find/terms.h"

/*
 * The words that the needs of a few contacts have. A text without any of them fits none of these
 * needs, and need not be read as an item: that takes several times as long.
 */
struct wanted_words {
	struct terms *terms; /* borrowed */
	bool *of;            /* of each term below n, whether it is wanted */
	uint32_t n;
	struct map words;    /* folded word: an enum in wanted_words.c */
	struct arena arena;
	struct buf scratch;
};

void wanted_words_open(struct wanted_words *, struct terms *, const struct items *needs);
void wanted_words_close(struct wanted_words *);
/*
 * True if a text has a wanted word; a common word is none by itself. A common word that no item has
 * yet counts, too: which of them are read decides how little a term weighs.
 */
bool wanted_words_in(struct wanted_words *, struct str text);

#endif
