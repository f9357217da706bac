/* SPDX-License-Identifier: ISC */
#ifndef TEND_CHARSET_FILE_H
#define TEND_CHARSET_FILE_H

#include "base/error.h"
#include "read/charset.h"

/*
 * The one place where the bytes of a file become text: every reader of tables, address books and
 * cards begins here. The results are slices of the file, or of `scratch` (cleared first; the caller
 * frees it).
 */

/*
 * The text of a whole file: valid UTF-8 without NUL and without a byte order mark, its lines as in
 * the file. UTF-16 and UTF-32 are known by their mark, UTF-16 also by its zeros. A line that is not
 * UTF-8 is read as charset_guess() says. What is no character in it becomes CHARSET_LOST. Adds a
 * report at the first place of each.
 */
struct str charset_file(struct buf *scratch, struct errors *, struct str file, struct str path);

/*
 * The same with UTF-16 and UTF-32 alone converted, for cards, where each property may have a set of
 * its own; all else stays as it is.
 */
struct str charset_wide(struct buf *scratch, struct errors *, struct str file, struct str path);

/*
 * The set of bytes that are not UTF-8: "macintosh" if they make words in Mac Roman and not in
 * windows-1252, which is the answer else. ASCII and UTF-8 among them do not matter.
 */
struct str charset_guess(struct str bytes);

/*
 * Appends a text that is not UTF-8, read as `set`; returns how many of its bytes became
 * CHARSET_LOST, and sets *at to the offset of the first in what was appended. If it has multi-byte
 * characters of UTF-8, these stay and the other bytes are lost: it is UTF-8 cut somewhere.
 */
int64_t charset_guessed(struct buf *out, size_t *at, struct str s, struct str set);

/* replaces each U+FFFD, which another program left, by CHARSET_LOST; true if there was any */
bool charset_no_lost(struct buf *text);

#endif
