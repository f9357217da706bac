/* SPDX-License-Identifier: ISC */
#ifndef TEND_TERMS_H
#define TEND_TERMS_H

#include "book/book.h"

/*
 * Numbers the words of short texts: folded, stemmed in a language, without stop words. It keeps
 * copies of the texts it needs.
 */
struct terms {
	struct map stems;  /* stem: its number */
	struct map words;  /* folded word: the number of its stem, or STOPPED */
	uint32_t n;
	struct stem *stem; /* NULL if the language has no stemmer; words are then used unchanged */
	struct buf scratch, phrase;
	struct arena arena;
};

void terms_open(struct terms *, struct str language);
void terms_close(struct terms *);

/* one value of one key of one contact, as terms */
struct item {
	uint32_t who;   /* index into the book's contacts */
	uint32_t from;  /* its first term */
	uint16_t n;     /* number of terms */
	uint16_t value; /* index of the value in its field */
};

/*
 * All values of a key over a book, and an index from terms to them. The items of contact c are
 * v[first[c]] up to v[first[c + 1]]; the postings of term t are posting[start[t]] up to
 * posting[start[t + 1]]. Start it as {0}.
 */
struct items {
	struct item *v;
	size_t n, cap;
	uint32_t *term; /* the terms of all items, one after another */
	size_t nterms, terms_cap;
	uint32_t *first;
	uint32_t *start, *posting;
};

/*
 * Reads a key of every contact. If `whole`, each value is one term: for tags, which match as a
 * whole; in a book of TERMS_BOOK or more, a tag that more than a third of it has is left out.
 * items_index() adds the postings.
 */
void items_read(struct items *, struct terms *, const struct book *, enum key, bool whole);
enum { TERMS_BOOK = 30 };
/* true for a tag that so many of a book have that it says what kind of note this is */
static inline bool
terms_is_mark(size_t have, size_t book)
{
	return book >= TERMS_BOOK && have * 3 > book;
}
/* true if the items of a contact include this value of its field */
bool items_have(const struct items *, size_t who, size_t value);
/* fills the postings; n is the number of terms */
void items_index(struct items *, uint32_t n);
void items_free(struct items *);

#endif
