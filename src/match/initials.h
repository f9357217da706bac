/* SPDX-License-Identifier: ISC */
#ifndef TEND_INITIALS_H
#define TEND_INITIALS_H

#include "base/buf.h"

enum {
	INITIALS_WORDS = 32,  /* words, at most; with more of them every text may have one */
	INITIALS_LETTERS = 6, /* of a word that are compared */
};

/*
 * The first letters of some words, folded: one pass over the bytes of a text says whether a word of
 * it may be one of them. Start it as {0}.
 */
struct initials {
	struct {
		char letter[INITIALS_LETTERS];
		unsigned char n;
	} v[INITIALS_WORDS];
	size_t n;
	uint32_t first; /* bits of the first letters */
};

/* adds a folded word, see words_next() */
void initials_add(struct initials *, struct str folded);
/*
 * False only if no word of a text that begins with a capital is one of the words added, or begins
 * with one, as words_next() folds them. Letters other than A to Z may be any.
 */
bool initials_may_have(const struct initials *, struct str text);

#endif
