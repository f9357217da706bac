/* SPDX-License-Identifier: ISC */
#ifndef TEND_UTF8_H
#define TEND_UTF8_H

#include <stdint.h>

#include "base/buf.h"

/* the offset of the first byte that is NUL or not valid UTF-8; s.n if there is none */
size_t utf8_invalid(struct str s);
/* appends s with U+FFFD in place of each invalid byte and each NUL */
void utf8_repair(struct buf *out, struct str s);

/* the longest prefix of s of whole characters and at most n bytes */
struct str utf8_cut(struct str s, size_t n);

/*
 * returns the first character of *rest and moves *rest past it; U+FFFD for an invalid byte, -1 at
 * the end
 */
int32_t utf8_next(struct str *rest);

#endif
