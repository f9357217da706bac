/* SPDX-License-Identifier: ISC */
#ifndef TEND_QUESTION_H
#define TEND_QUESTION_H

#include "base/str.h"

/* true if a question wants no answer: "why did he have to die?", "guess who is back?" */
bool question_rhetorical(struct str sentence);

/*
 * The end of a text, from a sentence on, that asks without a question mark: "can you recommend a
 * dentist", "fragt, ob ich im Dez. Zeit habe", in seven languages, each tried everywhere. Empty if
 * there is none, and if anything but thanks follows, which may be the answer.
 */
struct str question_reported(struct str text);

/* true if a text begins with thanks: there is nothing in it to take up */
bool question_thanks(struct str);

#endif
