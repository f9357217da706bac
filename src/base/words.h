/* SPDX-License-Identifier: ISC */
#ifndef TEND_WORDS_H
#define TEND_WORDS_H

#include "base/buf.h"
#include "base/map.h"

/*
 * Clears out and writes the next word of *rest, folded, into it; *word is its raw slice. A word is
 * a run of letters, digits and marks; in scripts written without spaces (Han, kana, Thai, Lao,
 * Khmer, Burmese) each pair of neighbours is a word, and so is a lone letter. Moves *rest past the
 * word. False at the end.
 */
bool words_next(struct buf *out, struct str *word, struct str *rest);

/* true if the folded word is a common function word ("the", "of", "für") */
bool words_stop(struct str folded);
/*
 * Adds the commonest content words of several languages, folded, to a map, with 0 as their number:
 * "people", "warm", "Woche". See common.def.
 */
void words_common(struct map *out);

/* the longest of some words with blanks between, among equals the last */
struct str words_longest(struct str);
/* adds folded words, separated by blanks, to a map, with 0 as their number */
void words_add(struct map *, struct str list);

/*
 * Appends the folded words of a text, each between blanks, " promised the book ", so that a phrase
 * between blanks is found as a whole.
 */
void words_spaced(struct buf *out, struct buf *scratch, struct str text);

#endif
