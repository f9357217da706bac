/* SPDX-License-Identifier: ISC */
#ifndef TEND_STEM_H
#define TEND_STEM_H

#include "base/str.h"

/* Reduces words to their stems with libstemmer (Snowball; Porter 1980 and 2001). */
struct stem;

/*
 * Opens a stemmer for a language by English or ISO 639 name ("english", "de"). NULL if the language
 * is unknown. The caller closes it. One thread at a time may use it.
 */
struct stem *stem_open(struct str language);
/* the stem of a folded word; valid until the next call */
struct str stem_word(struct stem *, struct str word);
void stem_close(struct stem *);

#endif
