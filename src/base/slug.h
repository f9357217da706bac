/* SPDX-License-Identifier: ISC */
#ifndef TEND_SLUG_H
#define TEND_SLUG_H

#include "base/buf.h"

/*
 * Appends the file stem (id) for a name: transliterated to Latin, ASCII, lower case, one "-"
 * between words, at most SLUG_MAX bytes. "Ana López" becomes ana-lopez,
 * "Անահիտ Սարգսյան" anahit-sargsyan. A name without letters becomes "contact";
 * a Windows device name gets a number, "con-1". slug.c is the only file that includes ICU.
 */
void slug(struct buf *out, struct str name);

#define SLUG_MAX 60

#endif
