/* SPDX-License-Identifier: ISC */
#ifndef TEND_DEATH_H
#define TEND_DEATH_H

#include "base/word_gate.h"

/*
 * Finds a sentence of the notes that says that the contact died: "† 2024", "She died in May.",
 * "Ist 2023 verstorben." Sets *quote to it, a slice of the body, and returns true. The sentence
 * begins so, after the contact's name or "he" at most, and what follows is a day, a place, a cause
 * or nothing. It is none if it, the sentence before in the paragraph, or a few words after a comma
 * name another who may have died: "Father † 2019", "Her dog was old. Died in May." See death.def.
 */
bool death_noted(struct str *quote, struct str body, struct str name);

/* A sentence that says so has a sign, "†", or one of these words at least, "died": */
bool death_sign(struct str text);
bool death_word(struct str folded);
/* adds these words to a gate */
void death_words(struct word_gate *);

#endif
