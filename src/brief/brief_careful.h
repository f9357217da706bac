/* SPDX-License-Identifier: ISC */
#ifndef TEND_BRIEF_CAREFUL_H
#define TEND_BRIEF_CAREFUL_H

#include "brief/brief_fact.h"

enum { BRIEF_CAREFUL_ROWS = 2 };

/*
 * Adds the sentences of the notes that say what to leave unsaid or undone: a secret, a quarrel, a
 * warning, a dislike, a diet, or a request: "Don't ask about her brother.", "Only by text.", or for
 * peace. Those that end within the first `after` bytes are left out, since the notes show them.
 * Then what
 * entries of the last CUES_SAD_DAYS tell in confidence. Short ones share a row. Returns how many
 * rows, BRIEF_CAREFUL_ROWS at most.
 */
size_t brief_careful(struct briefing *, size_t after);

#endif
