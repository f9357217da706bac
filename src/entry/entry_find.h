/* SPDX-License-Identifier: ISC */
#ifndef TEND_ENTRY_FIND_H
#define TEND_ENTRY_FIND_H

#include "entry/entry.h"

/*
 * Reads an item that entry_parse() takes for ordinary text, by a single date at the end of its
 * first line: "Lunch on 2026-08-02". All of it is then the text. A word that sets a term ("by
 * 2026-08-02") makes it none. ENTRY_NOT, ENTRY_GOOD, or ENTRY_DATED with the reason.
 */
enum entry_is entry_find(struct entry *out, struct str *text, struct str item,
                         const struct written_style *, const char **why);

#endif
