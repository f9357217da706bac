/* SPDX-License-Identifier: ISC */
#ifndef TEND_BRIEF_NOTES_H
#define TEND_BRIEF_NOTES_H

#include "brief/brief_fact.h"

/*
 * Adds the first sentences of the notes, as far as a page has room for all of them, since the end
 * of one may hold its caveat, and for the short one after it that amends it, see amends.h; after a
 * short one, also the beginning of the next.
 *
 * Then adds, in rows of their own, the other sentences that say what to leave unsaid or undone: a
 * secret, a quarrel, a warning, a dislike, a diet, a request; or tell of a loss. One that amends
 * another, or refers to it, stands with it; short ones share a row. Griefs and secrets come first,
 * and all of them; diets and the like, then what entries of the last CUES_SAD_DAYS tell in
 * confidence, as far as there is room. Returns the number of these rows.
 */
size_t brief_notes(struct briefing *);

#endif
