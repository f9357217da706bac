/* SPDX-License-Identifier: ISC */
#ifndef TEND_STEM_H
#define TEND_STEM_H

#include "base/str.h"

/* The stem of words, by libstemmer (Snowball; Porter 1980 and 2001). */
struct stem;

/*
 * A stemmer for a language by its English or ISO 639 name ("english", "de").
 * NULL for a language it does not know. The caller closes it. Not for two
 * threads at a time.
 */
struct stem *stem_open(struct str language);
/* the stem of a folded word, valid until the next call */
struct str stem_word(struct stem *, struct str word);
void stem_close(struct stem *);

#endif
