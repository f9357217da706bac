/* SPDX-License-Identifier: ISC */
#ifndef TEND_SET_SAID_H
#define TEND_SET_SAID_H

#include "cli/tool.h"
#include "edit/key_change.h"

/*
 * What tend-set says of a contact, given its file before the changes. Both append nothing for what
 * needs no word, and for several contacts.
 */

/* the names of keys: "written as city", in the file; or "read as place", for a synonym */
void set_said_keys(struct buf *out, const struct tool *, const struct key_change *, size_t n);
/* for a single change what the file has: "ada has tags: x, y", "ada has no org" */
void set_said_has(struct buf *out, const struct tool *, const struct key_change *, size_t n);

#endif
