/* SPDX-License-Identifier: ISC */
#ifndef TEND_INTRO_ITEMS_H
#define TEND_INTRO_ITEMS_H

#include "match/intro.h"

/*
 * Reads what people need and offer: s->needs, s->offers and s->words.
 *
 * An offer and the next of the same list are an item, too: in `[piano tuner, old instruments]` a
 * comma may have split a phrase. By INTRO_NOTES, the needs that notes state in prose are needs,
 * and titles and the other sentences of the notes are offers, for those whose words have no list;
 * but not what they do not want, what is sad or secret, and nothing if they take on no one, see
 * cues.h.
 * A sentence or title of anyone but `people` is left out if it has no word of their needs.
 * By INTRO_ROLES, a title is an offer of the roles that it names and of no other word.
 *
 * Call intro_rarity_sample() first.
 */
void intro_items_read(struct intros *s, enum intro_from, const struct people *, day today);

#endif
