/* SPDX-License-Identifier: ISC */
#ifndef TEND_IMPORT_MATCH_H
#define TEND_IMPORT_MATCH_H

#include "import/import.h"

/*
 * Assigns each card by UID, then by e-mail address, then by name or alias, to contacts and to
 * people that earlier cards create, so that a second import finds the same. tend-vcard(1) has the
 * rules. Ambiguous cards are reported in the cards' errors and skipped; so is a card without a name
 * that matches no person. Needs the whole book with all keys.
 */
void import_match(struct import *, const struct book *, struct cards *);

#endif
