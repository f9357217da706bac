/* SPDX-License-Identifier: ISC */
#ifndef TEND_SLUG_H
#define TEND_SLUG_H

#include "base/buf.h"

/*
 * Appends the id that a name becomes as a file's stem: transliterated into
 * Latin letters, ASCII, lower case, everything between words as one "-", at most
 * SLUG_MAX bytes: "Ana López" is ana-lopez, "Անահիտ Սարգսյան" anahit-sargsyan. "contact" for a name
 * without a letter; "con-1" for one that Windows has for a device. The only file that includes ICU.
 */
void slug(struct buf *out, struct str name);

#define SLUG_MAX 60

#endif
