/* SPDX-License-Identifier: ISC */
#ifndef TEND_WORD_GATE_H
#define TEND_WORD_GATE_H

#include "base/str.h"

/*
 * A set of words that passes over a text quickly and stops where one of them may stand. It knows a
 * hash of the first eight letters of each, which are read at once. Start it as {0}.
 */
struct word_gate {
	uint64_t bits[1024];
};

/*
 * Adds a folded word of ASCII letters. A word with other bytes needs none: the gate stops at each
 * of these.
 */
void word_gate_add(struct word_gate *, struct str folded);
/* adds the words of another set */
void word_gate_join(struct word_gate *, const struct word_gate *);

/*
 * Sets *run to the next run of letters in *rest that may be a word of the set, in either case, or
 * that has bytes beyond ASCII, and so may be or hold any word. Moves *rest past it. False at the
 * end.
 */
bool word_gate_next(const struct word_gate *, struct str *run, struct str *rest);

#endif
