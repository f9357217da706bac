/* SPDX-License-Identifier: ISC */
#ifndef TEND_VCF_H
#define TEND_VCF_H

#include "read/card.h"

/*
 * Reads vCards as other programs write them, versions 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350), and
 * adds a card for each person. Cards from tend-vcard (vcard.h) are restored exactly.
 *
 * Properties that tend also has become its keys, preferred values first. What its keys cannot hold
 * is kept as a line of the key `vcard`: unknown properties, types and labels (vcf_raw.h).
 *
 * X-TEND-* properties count only in a card with X-TEND-ID; in any other they become keys
 * "x-tend-…" without effect. A card with an X-TEND-ID may be the user's own or a forgery,
 * which cannot be distinguished. So no card may bring settings, or a type other than person
 * or contact. Reported and dropped: pictures but for a photo, sounds and keys beyond
 * VCF_BYTES_MAX (once, with their number), cards of groups (once, with their number), cards within
 * cards, text between the cards (once), a line that is not a property, a value of more than 1 MiB.
 * Reported and read: a card without its end, bytes that are not UTF-8, an unknown character set.
 */
void vcf_read(struct cards *, struct str bytes, struct str path);

#endif
