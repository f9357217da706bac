/* SPDX-License-Identifier: ISC */
#ifndef TEND_CHARSET_H
#define TEND_CHARSET_H

#include "base/buf.h"

/*
 * Text in other character sets than UTF-8, as old phones and mailers write it. charset.c is the
 * only file that includes iconv.h; which names it knows is its table, whatever the system has.
 */

/*
 * Appends s, which is in the character set of that name (case, and "-" or "_", do not count), in UTF-8. What is no character of
 * it becomes U+FFFD. Returns how many of these there were, or -1 if it does not know the set: then nothing is appended.
 */
int64_t charset_utf8(struct buf *out, struct str s, struct str name);

/*
 * A whole file in UTF-8, without its byte order mark: the slice itself, or, if it is UTF-16 or UTF-32 by its mark,
 * or UTF-16 by its first character (every other byte is 0), what was put into `scratch` (cleared first; the caller frees it).
 */
struct str charset_file(struct buf *scratch, struct str file);

#endif
