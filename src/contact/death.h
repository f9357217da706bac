/* SPDX-License-Identifier: ISC */
#ifndef TEND_DEATH_H
#define TEND_DEATH_H

#include "base/word_gate.h"
#include "base/word_pairs.h"

/*
 * Finds a sentence of the notes that says that the contact died: "† 2024", "She died in May.",
 * "Ist 2023 verstorben." Sets *quote to it, a slice of the body, and returns true. The sentence
 * begins so, after the contact's name or "he" at most, and what follows is a day, a place, a cause
 * or nothing. It is none if it, the sentence before in the paragraph, or a few words after a comma
 * name another who may have died: "Father † 2019", "Her dog was old. Died in May." See death.def.
 */
bool death_noted(struct str *quote, struct str body, struct str name);

/*
 * A sentence that says so has a sign, "†", or one of some words at least: "died". Adds these to a
 * gate, and each with the words that may stand beside it to a set of pairs.
 */
bool death_sign(struct str text);
void death_words(struct word_gate *, struct word_pairs *beside);
/*
 * True if a word of a text, a slice of it with its folded form, is one of them, with words beside
 * it that may stand there: "left us", not "left Acme". Needs death_words() first.
 */
bool death_may_stand(struct str text, struct str word, struct str folded);

#endif
