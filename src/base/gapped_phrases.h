/* SPDX-License-Identifier: ISC */
#ifndef TEND_GAPPED_PHRASES_H
#define TEND_GAPPED_PHRASES_H

#include "base/map.h"
#include "base/str.h"

/*
 * Phrases of folded words, found by their first word. "a/b" stands for either word, ".." for up to
 * GAPPED_MOST words between two, and a "." at either end for the beginning or the end of a clause;
 * after "and" and the like a clause begins, too. Start it as {0}.
 */
struct gapped_phrases {
	struct gapped_phrase *v;
	size_t n, cap;
	struct gapped_first *first; /* phrases by first word, in chains */
	size_t nfirst, firstcap;
	struct map map;   /* a first word: the last of its chain */
	struct map words; /* all words of all phrases */
};

enum { GAPPED_MOST = 5 };

/* a phrase that is found */
struct gapped_found {
	unsigned tag;  /* of gapped_phrases_add() */
	size_t at;     /* the offset of its first word */
	bool begins;   /* whether it stands at the beginning of a clause alone */
};

/* where the search in a clause goes on; start it as {0} */
struct gapped_at {
	size_t word;    /* the offset of the next word */
	uint32_t chain; /* a phrase to try there + 1, or 0 */
};

/* adds phrases, separated by "; "; the text is borrowed */
void gapped_phrases_add(struct gapped_phrases *, struct str list, unsigned tag);
/* the next phrase in " a b c ", see words_spaced(); false at the end */
bool gapped_phrases_next(struct gapped_found *, const struct gapped_phrases *, struct str words,
                         struct gapped_at *);
/*
 * The rarest of the words of a phrase, by their length: "lent/loaned" of "lent/loaned me". Without
 * one of them the phrase is in no text.
 */
struct str gapped_phrase_key(struct str phrase);
void gapped_phrases_free(struct gapped_phrases *);

#endif
