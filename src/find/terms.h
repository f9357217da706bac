/* SPDX-License-Identifier: ISC */
#ifndef TEND_TERMS_H
#define TEND_TERMS_H

#include "book/book.h"

/*
 * Words of short texts, numbered: folded, stemmed in a language, without stop
 * words. The texts read may be gone afterwards.
 */
struct terms {
	struct map stems;  /* stem: its number */
	struct map words;  /* folded word: the number of its stem, or STOPPED */
	uint32_t n;
	struct stem *stem; /* NULL for a language without a stemmer: words as they are */
	struct buf scratch, phrase;
	struct arena arena;
};

void terms_open(struct terms *, struct str language);
void terms_close(struct terms *);

/* one value of one key of one contact, as terms */
struct item {
	uint32_t who;   /* index into the book's contacts */
	uint32_t from;  /* its first term */
	uint16_t n;     /* how many */
	uint16_t value; /* index into its field's values */
};

/*
 * All values of a key over a book, and which have which term. Those of contact
 * c are v[first[c]] up to v[first[c + 1]]; those that have term t
 * posting[start[t]] up to posting[start[t + 1]]. Start it as {0}.
 */
struct items {
	struct item *v;
	size_t n, cap;
	uint32_t *term; /* of all items, one after another */
	size_t nterms, terms_cap;
	uint32_t *first;
	uint32_t *start, *posting;
};

/*
 * Reads a key of every contact. `whole` makes of each value one term: for
 * tags, which are equal or not. Postings come with items_index().
 */
void items_read(struct items *, struct terms *, const struct book *, enum key, bool whole);
/* fills the postings; n is the number of terms */
void items_index(struct items *, uint32_t n);
void items_free(struct items *);

/*
 * Adds to df[t] the number of contacts that have term t in one of their items;
 * `seen` is room for as many numbers, all zero.
 */
void items_count(const struct items *, uint32_t *df, uint32_t *seen);

#endif
