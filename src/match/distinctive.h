/* SPDX-License-Identifier: ISC */
#ifndef TEND_DISTINCTIVE_H
#define TEND_DISTINCTIVE_H

#include "book/people.h"

struct distinctive_candidate;

/*
 * The words in one person's notes that few others have in theirs: folded, stemmed, of four letters
 * (bytes, once folded) at least, without digits, no stop words, no part of anybody's name. The
 * notes are the text below the front-matter, without headings, the dates and kinds of entries, and
 * where links lead to.
 */
struct distinctive {
	struct book *book;
	struct distinctive_candidate *v;
	uint32_t n;
	size_t cap;
	struct map map;          /* stem: index into v */
	/* how they begin: the first two letters, by their last five bits */
	bool begins[32][32];
	uint32_t limit;          /* people that may have such a word */
	struct arena arena;
};

/*
 * counts over the whole book, once, the words that `with` shares with any of the people; needs
 * WANT_RAW
 */
void distinctive_open(struct distinctive *, struct book *, const struct people *, size_t with,
                      uint32_t limit);
/*
 * those that one of the people shares, at most `max`, as they write them: the rarest first, then as
 * they come; how many
 */
size_t distinctive_of(struct str *out, size_t max, struct distinctive *, size_t who);
void distinctive_close(struct distinctive *);

#endif
