/* SPDX-License-Identifier: ISC */
#ifndef TEND_DEATH_H
#define TEND_DEATH_H

#include "base/str.h"

/*
 * Finds a sentence of the notes that says that the contact died: "† 2024", "She died in May.",
 * "Ist 2023 verstorben." Sets *quote to it, a slice of the body, and returns true. The sentence
 * begins so, after the contact's name or "he" at most, and what follows is a day, a place, a cause
 * or nothing. It is none if it, the sentence before in the paragraph, or a few words after a comma
 * name another who may have died: "Father † 2019", "Her dog was old. Died in May." See death.def.
 */
bool death_noted(struct str *quote, struct str body, struct str name);

#endif
