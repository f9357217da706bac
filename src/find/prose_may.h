/* SPDX-License-Identifier: ISC */
#ifndef TEND_PROSE_MAY_H
#define TEND_PROSE_MAY_H

#include "base/buf.h"
#include "base/map.h"

/* what a text may have: a phrase, a word that says that a need was met */
enum { PROSE_MAY_PHRASE = 1, PROSE_MAY_MET = 2, PROSE_MAY_ALL = 3 };

/* the first letters that a neighbour of a word may have: bit c & 31 for the letter c, or all */
#define PROSE_MAY_ANY UINT32_MAX

/* a word without which some phrases are not in a text, and what stands beside it in them */
struct prose_may_word {
	unsigned may;
	uint32_t before, after; /* first letters */
};

/*
 * A quick look at a text: whether a phrase may be in it at all. Most texts have none, and need not
 * be split into words.
 */
struct prose_may {
	struct map map; /* folded word: index into `word`; the words are borrowed */
	struct prose_may_word *word;
	size_t n, cap;
	uint32_t begins[1024]; /* bits, for the length and the first three letters of each word */
	struct buf scratch;
};

/* adds a folded word, and the letters before and after it to those it has */
void prose_may_add(struct prose_may *, struct str folded, struct prose_may_word);
/* returns the bits of `wanted` for what may be in the text, by its words; 0 if nothing is */
unsigned prose_may_in(struct prose_may *, struct str text, unsigned wanted);
void prose_may_free(struct prose_may *);

#endif
