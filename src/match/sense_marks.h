/* SPDX-License-Identifier: ISC */
#ifndef TEND_SENSE_MARKS_H
#define TEND_SENSE_MARKS_H

#include "match/sense_text.h"

/* Which words of a need are what is wanted, and which of an offer are what is done. */

/* marks the words from `thing` on that are what is wanted; of none, all that tell something */
void sense_mark_thing(bool *wanted, const struct sense_text *need, size_t thing);
/* marks the words of an offer that are what they do or have, and not where, or what they want */
void sense_mark_done(bool *done, const struct sense_text *offer);
/* true if word i of a need is a word of an offer; done: those that count, or NULL for all */
bool sense_named(const struct sense_text *need, size_t i, const struct sense_text *offer,
                 const bool *done);

#endif
