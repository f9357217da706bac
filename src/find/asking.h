/* SPDX-License-Identifier: ISC */
#ifndef TEND_ASKING_H
#define TEND_ASKING_H

#include "base/str.h"

/*
 * True if a folded word asks and says nothing of a topic: "who", "someone", "help", "looking", and
 * the like in German, French, Spanish, Portuguese, Italian and Dutch.
 */
bool asking_word(struct str folded);

#endif
