/* SPDX-License-Identifier: ISC */
#ifndef TEND_DISTINCTIVE_WORDS_H
#define TEND_DISTINCTIVE_WORDS_H

#include "book/people.h"

struct distinctive_candidate;

/*
 * The words in one contact's notes that few others have in theirs: folded, stemmed, of at least
 * four bytes once folded, without digits, no stop words, none of the commonest words of a language,
 * no part of a name or alias in the book.
 * The notes are the text below the front-matter, without headings, the dates and kinds of entries,
 * and the targets of links. It borrows the book.
 */
struct distinctive_words {
	struct book *book;
	struct distinctive_candidate *v;
	uint32_t n;
	size_t cap;
	struct map map;      /* stem: index into v */
	struct map common;   /* see words_common() */
	/* true for the first two letters of a candidate, by their last five bits */
	bool begins[32][32];
	uint32_t limit;      /* a distinctive word is in the notes of at most so many contacts */
	struct arena arena;
};

/*
 * Finds the words that the notes of `with` (none if it is the book's n) share with those of any of
 * the people, and counts them over the whole book. It needs WANT_RAW.
 */
void distinctive_words_open(struct distinctive_words *, struct book *, const struct people *,
                            size_t with, uint32_t limit);
/*
 * Finds the distinctive words that `with` shares with one of the people, at most `max`, as that
 * contact's file writes them: those of fewest contacts first, then in the order of the notes.
 * Returns how many.
 */
size_t distinctive_words_of(struct str *out, size_t max, struct distinctive_words *, size_t who);
void distinctive_words_close(struct distinctive_words *);

#endif
