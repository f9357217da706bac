/* SPDX-License-Identifier: ISC */
#ifndef TEND_WORD_ROOT_H
#define TEND_WORD_ROOT_H

#include "base/str.h"

/*
 * Relations of words that need no language: for notes whose language is not known, and for
 * compounds, which no stemmer takes apart. All words are folded.
 */

/*
 * The word without an ending of inflection: "kabin" of "kabine" and "kabiny"; and without a noun of
 * teaching: "gitarre" of "gitarrenlehrer". At least WORD_ROOT_MIN bytes are left.
 */
enum { WORD_ROOT_MIN = 5 };
struct str word_root(struct str folded);
/* true if a noun of teaching ends the word: "gitarrenlehrer", "klavierstunden" */
bool word_teaches(struct str folded);
/*
 * The next shorter end of a word that may be a word by itself: "zimmer" is the last of
 * "dachzimmer". *at is 0 before the first; false if there are no more.
 */
bool word_tail(struct str *tail, struct str folded, size_t *at);
/* true if two words have one root, or one is the end of the other */
bool word_related(struct str a, struct str b);

#endif
