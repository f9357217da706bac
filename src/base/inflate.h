/* SPDX-License-Identifier: ISC */
#ifndef TEND_INFLATE_H
#define TEND_INFLATE_H

#include "base/buf.h"

/*
 * Appends the beginning of the text of compressed blocks in the DEFLATE format (RFC 1951): at least
 * `max` bytes, and less than 300 more, or all if it is shorter. The input may end after any whole
 * block. False if it does not fit the format; what was read until then is in `out`.
 *
 * zlib would do the same, but linking it makes each start of tend-who 4 % slower, with and without
 * a dictionary; test_inflate.c compares this with gzip.
 */
bool inflate(struct buf *out, struct str in, size_t max);

#endif
