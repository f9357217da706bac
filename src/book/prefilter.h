/* SPDX-License-Identifier: ISC */
#ifndef TEND_PREFILTER_H
#define TEND_PREFILTER_H

#include "base/buf.h"

/* U+00C0 to U+017F: the two-byte letters that most names are written with */
#define PREFILTER_LATIN 192

/*
 * Skips files that cannot contain some words before they are parsed: a pass over
 * the folded bytes of the front-matter takes a tenth of the time of parsing it. It
 * may pass a file that has none of the words, never skip one that has them:
 * anything that YAML or folding could change (an escape, a control character, a
 * letter beyond Latin) passes.
 */
struct prefilter {
	const struct str *word; /* folded, without blanks; owned by the caller */
	size_t n;
	struct {
		unsigned char n;
		char p[7];
	/* these letters, folded; n is UINT8_MAX for one that does not fit */
	} latin[PREFILTER_LATIN];
};

void prefilter_open(struct prefilter *, const struct str *word, size_t n);

/*
 * True if each word may be in the front-matter of a file or in its path. `scratch` is
 * overwritten. Any thread may call it.
 */
bool prefilter_passes(const struct prefilter *, struct str path, struct str file,
                      struct buf *scratch);

#endif
