/* SPDX-License-Identifier: ISC */
#ifndef TEND_VCARD_LINE_H
#define TEND_VCARD_LINE_H

#include "base/buf.h"

/* how the lines of a card are written, whatever they say */

/* appends s as a value, or as a part of one: escaped */
void vcard_text(struct buf *out, struct str s);
/*
 * appends `begin` and s as the value of a parameter, in quotes (RFC 6868, 2013, for what cannot
 * stand between them)
 */
void vcard_param(struct buf *out, struct str begin, struct str s);
/*
 * Appends "N:" and a name in its parts. Of one in Latin letters the last word is the family's, with
 * the small words before it ("van der Berg"); all other names, and a single word, are given names
 * as they stand.
 */
void vcard_name(struct buf *out, struct str name);
/* appends a line, folded */
void vcard_fold(struct buf *out, struct str line);

#endif
