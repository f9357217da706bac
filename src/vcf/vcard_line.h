/* SPDX-License-Identifier: ISC */
#ifndef TEND_VCARD_LINE_H
#define TEND_VCARD_LINE_H

#include "base/buf.h"

/* the syntax of the lines of a card */

/* appends s, escaped, as a value or a component of one */
void vcard_text(struct buf *out, struct str s);
/* appends ":" and a value that is escaped; other control characters become blanks */
void vcard_raw(struct buf *out, struct str value);
/* appends `begin` and s as a quoted value of a parameter, encoded by RFC 6868 (2013) */
void vcard_param(struct buf *out, struct str prefix, struct str s);
/*
 * Appends "N:" and the components of a name. In Latin letters, the last word is the family name,
 * with the lower-case words before it ("van der Berg"). Any other name, and a single word, is a
 * given name as a whole.
 */
void vcard_name(struct buf *out, struct str name);
/* appends a line, folded */
void vcard_fold(struct buf *out, struct str line);

#endif
