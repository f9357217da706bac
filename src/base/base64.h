/* SPDX-License-Identifier: ISC */
#ifndef TEND_BASE64_H
#define TEND_BASE64_H

#include "base/buf.h"

/* base64 (RFC 4648) */

/*
 * Appends the bytes that s encodes; blanks and line ends are skipped. False, with nothing appended,
 * if it has another character.
 */
bool base64_decode(struct buf *out, struct str s);
void base64_encode(struct buf *out, struct str bytes);

#endif
