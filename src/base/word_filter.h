/* SPDX-License-Identifier: ISC */
#ifndef TEND_WORD_FILTER_H
#define TEND_WORD_FILTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * A set of words that says of most others, by their first letters and their length, that they are
 * not in it: one look into 4 KiB, before a word is folded and sought in a map. Start it as {0}.
 */
struct word_filter {
	uint8_t bits[4096];
};

enum { WORD_FILTER_MIN = 3 }; /* bytes of a word, at least */

/* both cases of an ASCII letter are equal */
static inline unsigned
word_filter_hash(const char *p, size_t n)
{
	unsigned letters = (unsigned)((p[0] & 31) << 10 | (p[1] & 31) << 5 | (p[2] & 31));

	return letters ^ (unsigned)(n << 7 & 0x7fff);
}

/* adds the n bytes at p, WORD_FILTER_MIN at least */
void word_filter_add(struct word_filter *, const char *p, size_t n);

/* false if the n bytes at p are none of the words; a word with bytes beyond ASCII may be any */
static inline bool
word_filter_may(const struct word_filter *f, const char *p, size_t n)
{
	unsigned i = word_filter_hash(p, n);

	return f->bits[i / 8] >> i % 8 & 1;
}

#endif
