/* SPDX-License-Identifier: ISC */
#ifndef TEND_CHARSET_H
#define TEND_CHARSET_H

#include "base/buf.h"

/*
 * Converts text from other character sets, as old phones and mailers write it. charset.c is the
 * only file that includes iconv.h; its table lists the supported names, whatever the system
 * supports.
 */

/*
 * Appends s, converted to UTF-8. `name` is its character set; case, and "-" or "_", do not matter.
 * Invalid characters become U+FFFD. Returns the number of these, or -1, with nothing appended, if
 * the set is unknown.
 */
int64_t charset_utf8(struct buf *out, struct str s, struct str name);

/*
 * The text of a whole file in UTF-8 without its byte order mark. It returns a slice of the file, or
 * of `scratch` (cleared first; the caller frees it) if the file is UTF-16 or UTF-32 by its mark, or
 * UTF-16 by its first characters (every other byte is 0).
 */
struct str charset_file(struct buf *scratch, struct str file);

#endif
