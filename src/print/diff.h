/* SPDX-License-Identifier: ISC */
#ifndef TEND_DIFF_H
#define TEND_DIFF_H

#include "base/buf.h"

/*
 * Appends the lines that differ, in the unified format of diff -u, which patch and git apply take:
 * three lines around each change, and above all the two names. A name with a control character, a
 * quote or a backslash stands in quotes, as git writes it. Nothing for equal texts. The fewest
 * lines (Myers 1986, in linear space), but for texts so different that it would take too long.
 */
void diff_unified(struct buf *out, struct str old_name, struct str new_name, struct str old,
                  struct str new);

#endif
