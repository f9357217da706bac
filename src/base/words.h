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

/*
 * The text between two words of words_next(), from the end of one to the beginning of the next. It
 * is empty for two pairs of neighbours, which share a letter.
 */
struct str words_gap(const char *end, const char *next);

/*
 * Clears out and writes the last word that ends before byte `at` of a text, folded, into it; "" if
 * there is none. A letter or digit at `at` or after is no part of that word.
 */
void words_before(struct buf *out, struct str text, size_t at);
/*
 * Moves *at back over what is no letter, and then over a run of letters, as char_letter() has them;
 * true if one of these is ASCII: others may be marks alone.
 */
bool words_run_before(struct str text, size_t *at);

/* true if the folded word is a common function word ("the", "of", "für") */
bool words_stop(struct str folded);
/*
 * Adds the words that words_stop() knows to a map, or the commonest content words of several
 * languages ("people", "warm", "Woche"; see common.def), all folded. Each gets the bits, beside
 * those that it has there.
 */
void words_stops(struct map *out, uint32_t bits);
void words_common(struct map *out, uint32_t bits);

/*
 * True if what stands between two words parts them: one of `marks`, a dash, or a hyphen that is not
 * alone; not that of "3-5".
 */
bool words_apart(struct str between, struct str marks);
/* how many words a text has, with blanks or line ends between */
size_t words_count(struct str);
/* the longest of some words with blanks between, among equals the last */
struct str words_longest(struct str);
/* the bytes of the shortest of some alternatives with "/" between; 0 without any */
size_t words_shortest(struct str);
/*
 * Adds folded words, with `separator` between them, to a map; the number of each gains `bits`. The
 * list is borrowed.
 */
void words_add(struct map *, struct str list, char separator, uint32_t bits);
/* likewise of a table, whose words have blanks between */
struct words_row {
	uint32_t bits;
	struct str words;
};
void words_add_rows(struct map *, const struct words_row *, size_t n);
/* the number of a folded word in such a map; 0 if it is not there */
uint32_t words_bits(const struct map *, struct str folded);

/*
 * Appends the folded words of a text, each between blanks, " promised the book ", so that a phrase
 * between blanks is found as a whole.
 */
void words_spaced(struct buf *out, struct buf *scratch, struct str text);

#endif
