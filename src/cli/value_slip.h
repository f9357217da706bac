/* SPDX-License-Identifier: ISC */
#ifndef TEND_VALUE_SLIP_H
#define TEND_VALUE_SLIP_H

#include "cli/tool.h"

/*
 * True if the key accepts only some words, and the value is none of them. *near is the nearest, or
 * empty; all of them are appended to `all`.
 */
bool value_slip_unknown(struct str *near, struct buf *all, const struct tool *, enum key,
                        struct str value);

/*
 * Ends the tool if a value is none that its key accepts: a tier that me.md does not name, or
 * another word than status or would have. The message has the nearest, or all. Needs an open book.
 */
void value_slip(const struct tool *, struct str key, struct str value);

#endif
