/* SPDX-License-Identifier: ISC */
#ifndef TEND_DIFF_H
#define TEND_DIFF_H

#include "base/buf.h"

/*
 * Appends the difference of two texts in the unified format of diff -u, which patch and git apply
 * read: two lines with the names, then each change with three lines around it. A name with a
 * control character, a quote or a backslash is quoted like in git. Equal texts append nothing. The
 * difference is minimal (Myers 1986, in linear space), unless that would take too long.
 */
void diff_unified(struct buf *out, struct str old_name, struct str new_name, struct str old,
                  struct str new);

/* appends what git writes above the diff of a renamed file; names without "a/" and "b/" */
void diff_renamed(struct buf *out, struct str old_name, struct str new_name);

#endif
