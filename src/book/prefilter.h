/* SPDX-License-Identifier: ISC */
#ifndef TEND_PREFILTER_H
#define TEND_PREFILTER_H

#include "base/buf.h"

/* U+00C0 to U+017F: the two-byte letters that most names are written with */
#define PREFILTER_LATIN 192

/*
 * What lets files through unparsed that cannot hold some words: a pass over the
 * bytes of the front-matter, as text_fold() has them, takes a tenth of the
 * time of parsing it. It may let through what holds none of them, never the
 * other way round: whatever YAML or folding could make another text of (an
 * escape, a control character, a letter beyond Latin) is let through.
 */
struct prefilter {
	const struct str *word; /* folded, without blanks; the caller's */
	size_t n;
	struct {
		unsigned char n;
		char p[7];
	/* these letters, folded; n is UINT8_MAX for one that does not fit */
	} latin[PREFILTER_LATIN];
};

void prefilter_open(struct prefilter *, const struct str *word, size_t n);

/*
 * whether each of the words may be in the front-matter of a file, or in its path; `scratch` is for
 * use within. Any thread may ask.
 */
bool prefilter_passes(const struct prefilter *, struct str path, struct str file,
                      struct buf *scratch);

#endif
