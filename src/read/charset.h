/* SPDX-License-Identifier: ISC */
#ifndef TEND_CHARSET_H
#define TEND_CHARSET_H

#include "base/buf.h"

/*
 * Converts text from other character sets, as old phones and mailers write it. charset.c is the
 * only file that includes iconv.h; its table lists the supported names, whatever the system
 * supports.
 */

/* stands for what is no character, in place of U+FFFD, which would spread through the book */
#define CHARSET_LOST STR("?")

/*
 * Appends s, converted to UTF-8. `name` is its character set; case, and "-" or "_", do not matter.
 * Invalid characters become CHARSET_LOST. Returns the number of these, and sets *at (unless NULL)
 * to the offset of the first in what was appended; or -1, with nothing appended, if the set is
 * unknown.
 */
int64_t charset_utf8(struct buf *out, size_t *at, struct str s, struct str name);

#endif
