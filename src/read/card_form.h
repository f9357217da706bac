/* SPDX-License-Identifier: ISC */
#ifndef TEND_CARD_FORM_H
#define TEND_CARD_FORM_H

#include "base/buf.h"
#include "front/key.h"

/* appends a tag without the "#" before its words */
void card_tag(struct buf *out, struct str tag);

/* appends the form in which two values of a key are compared: equal forms mean the same */
void card_form(struct buf *out, enum key, struct str value);

/*
 * Appends the plain form of a name: folded, without titles, degrees, pronouns, emoji, and what
 * stands in brackets or quotes; "Lind, Rosa" is turned. Jr., Sr. and numbers stay, since they are
 * other people. False, with nothing appended, if less than two words are left.
 */
bool card_plain_name(struct buf *out, struct str name);

/* true for what programs write for want of a name: "Unknown", "(No name)" */
bool card_no_name(struct str);

/* appends the lines of a part of an address, separated by commas */
void card_lines(struct buf *out, struct str part);

#endif
