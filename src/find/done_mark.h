/* SPDX-License-Identifier: ISC */
#ifndef TEND_DONE_MARK_H
#define TEND_DONE_MARK_H

#include "front/front.h"

/*
 * True if the i-th value of a field is marked as done: "a flat (found)", "eine Übersetzerin –
 * erledigt", "[x] a piano", "a roofer ✓". The comma of a list that stands within brackets parts
 * nothing: of "[a roofer (done, June)]" both values are.
 */
bool done_mark(const struct field *, size_t i);

#endif
