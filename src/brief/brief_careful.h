/* SPDX-License-Identifier: ISC */
#ifndef TEND_BRIEF_CAREFUL_H
#define TEND_BRIEF_CAREFUL_H

#include "brief/brief_fact.h"

/*
 * True for a sentence of the notes that says what to leave unsaid or undone: a secret, a quarrel, a
 * dislike, or a request: "Don't ask about her brother.", "Only by text, no calls."
 */
bool brief_is_careful(struct cues *, struct str sentence);

enum { BRIEF_CAREFUL_ROWS = 2 };

/*
 * Adds such sentences of the notes that end after so many bytes, short ones on one row; returns how
 * many rows, BRIEF_CAREFUL_ROWS at most.
 */
size_t brief_careful(struct briefing *, size_t after);

#endif
