/* SPDX-License-Identifier: ISC */
#ifndef TEND_PREFILTER_H
#define TEND_PREFILTER_H

#include "base/buf.h"

#define SIEVE_LATIN 192 /* U+00C0 to U+017F: the letters with two bytes that most names are written with */

/*
 * What lets files through unparsed that cannot hold some words: a pass over the
 * bytes of the front-matter, as text_fold() has them, takes a tenth of the
 * time of parsing it. It may let through what holds none of them, never the
 * other way round: whatever YAML or folding could make another text of (an
 * escape, a control character, a letter beyond Latin) is let through.
 */
struct sieve {
	const struct str *word; /* folded, without blanks; the caller's */
	size_t n;
	struct {
		unsigned char n;
		char p[7];
	} latin[SIEVE_LATIN]; /* these letters, folded; n is UINT8_MAX for one that does not fit */
};

void sieve_open(struct sieve *, const struct str *word, size_t n);

/* whether each of the words may be in the front-matter of a file, or in its path; `room` is for use within. Any thread may ask. */
bool sieve_passes(const struct sieve *, struct str path, struct str file, struct buf *room);

#endif
