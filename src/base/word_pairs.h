/* SPDX-License-Identifier: ISC */
#ifndef TEND_WORD_PAIRS_H
#define TEND_WORD_PAIRS_H

#include "base/str.h"

/*
 * A set of pairs of folded words that says of most others, by a hash, that they are not in it.
 * Start it as {0}.
 */
struct word_pairs {
	uint64_t bits[1024];
};

void word_pairs_add(struct word_pairs *, struct str, struct str);
/* false if the pair was not added; true for a few others, too */
bool word_pairs_may(const struct word_pairs *, struct str, struct str);

#endif
