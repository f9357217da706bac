/* SPDX-License-Identifier: ISC */
#ifndef TEND_CUE_MATCH_H
#define TEND_CUE_MATCH_H

#include "find/cue_phrases.h"

/* True if a folded word stands before byte i of a text; *from is where it begins. */
bool cue_word_before(struct buf *scratch, struct str text, size_t i, struct str folded,
                     size_t *from);

/* False if the word before byte i of a text ends with another letter than the phrase has there. */
bool cue_may_stand(const struct cue_phrase *, struct str text, size_t i);

/*
 * True if a phrase stands where its key is, from byte `from` to `to` of a text; *at is where the
 * phrase begins.
 */
bool cue_stands(struct buf *scratch, const struct cue_phrases *, const struct cue_phrase *,
                struct str text, size_t from, size_t to, size_t *at);

#endif
