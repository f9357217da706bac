/* SPDX-License-Identifier: ISC */
#ifndef TEND_VCF_H
#define TEND_VCF_H

#include "read/card.h"

/*
 * Reads vCards as other programs write them, one after the other: 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350), and
 * adds a card for each person. What tend-vcard writes (vcard.h) comes back as it was.
 *
 * What vCard and tend both have becomes tend's key; all else a key of the user's own: the property's
 * name in lower case, with "x-" before it if it has none. What labels a number or an address (a type, Apple's
 * X-ABLABEL) stands before the value, "work: +351 21 000 000", under x-label. What the card prefers comes first.
 *
 * X-TEND-* counts only in a card that has an X-TEND-ID; in any other it is a key "x-tend-…" that does
 * nothing. Such a card is the user's own or is made to look so: there is no telling. Nobody's settings and no
 * type but person or contact are taken from one.
 *
 * Told, and left out: pictures, sounds, keys (once, counted), cards of groups (once, counted), cards within
 * cards, what stands between the cards (once), a line that is no property, a value of more than 1 MiB. Told, and
 * read: a card without its end, bytes that are no UTF-8 or of a character set that nobody knows.
 */
void vcf_read(struct cards *, struct str bytes, struct str path);

#endif
