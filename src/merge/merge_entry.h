/* SPDX-License-Identifier: ISC */
#ifndef TEND_MERGE_ENTRY_H
#define TEND_MERGE_ENTRY_H

#include "merge/merge_list.h"

/* true if two texts have the same words in the same order, however they are wrapped */
bool merge_entry_same(struct str, struct str);

/* its words with one blank between them: equal for entries that only differ in wrapping */
struct str merge_entry_words(struct str text, struct arena *);

/* true if `new` is `old` with another date, and long enough that this is no chance */
bool merge_entry_redated(const struct merge_item *old, const struct merge_item *new);

/*
 * Merges an entry that both sides changed, if that needs no choice between words: one side changed
 * only how it is wrapped, or the two changed different parts of it (the date, the rest of the first
 * line, lines below that do not touch). Stores the text in *out; false if both versions have to be
 * kept.
 */
bool merge_entry(struct str *out, struct merger *, const struct str v[SIDES]);

#endif
