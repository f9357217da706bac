/* SPDX-License-Identifier: ISC */
#ifndef TEND_RENAMED_H
#define TEND_RENAMED_H

#include "cli/tool.h"

/* hints after a new id, with commands that can be copied */

/* the old id does not find the contact any more */
void renamed_hint_alias(const struct tool *, const struct contact *, struct str id);
/*
 * An id with a blank needs quotes in every command; nothing is said if the old id has one, as in a
 * book of such ids.
 */
void renamed_hint_blank(const struct tool *, struct str from, struct str id);

#endif
