/* SPDX-License-Identifier: ISC */
#ifndef TEND_CUE_MATCH_H
#define TEND_CUE_MATCH_H

#include "find/cue_phrases.h"

/* True if a folded word stands before byte i of a text; *from is where it begins. */
bool cue_word_before(struct buf *scratch, struct str text, size_t i, struct str folded,
                     size_t *from);

/* what stands beside a word: the ASCII letter there in lower case, 0 if it is none, or CUE_ANY */
struct cue_beside {
	char before; /* the last letter of the word before it */
	char after;  /* the first character of the word after it */
};

enum { CUE_ANY = 1 }; /* a byte that is not ASCII, which may fold to any letter */

/* what stands beside the word from byte `from` to `to` of a text */
struct cue_beside cue_beside(struct str text, size_t from, size_t to);

/* false if a word beside the key is another than the phrase has there */
bool cue_may_stand(const struct cue_phrase *, struct cue_beside);

/*
 * True if a phrase stands where its key is, from byte `from` to `to` of a text; *at is where the
 * phrase begins.
 */
bool cue_stands(struct buf *scratch, const struct cue_phrases *, const struct cue_phrase *,
                struct str text, size_t from, size_t to, size_t *at);

#endif
