/* SPDX-License-Identifier: ISC */
#ifndef TEND_WORD_PAIRS_H
#define TEND_WORD_PAIRS_H

#include "base/buf.h"

/*
 * A set of pairs of folded words that says of most others, by a hash of the first eight bytes of
 * both, that they are not in it. Start it as {0}.
 */
struct word_pairs {
	uint64_t bits[1024];
};

void word_pairs_add(struct word_pairs *, struct str, struct str);
/* adds the pairs of another set */
void word_pairs_join(struct word_pairs *, const struct word_pairs *);

/*
 * False if a phrase that has a word of a text cannot stand there, by the words beside it. The set
 * has that word with each that may follow or precede it in a phrase, in their order; "" stands for
 * any. `word` is a slice of the text, from words_next(), and `folded` its folded form.
 */
bool word_pairs_beside(const struct word_pairs *, struct str text, struct str word,
                       struct str folded);
/*
 * Likewise of a run of letters of a text, but sooner: it reads the letters where they stand. True
 * in doubt: if the run, a word beside it or what is between has bytes beyond ASCII.
 */
bool word_pairs_near(const struct word_pairs *, struct str text, struct str run);

#endif
