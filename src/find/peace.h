/* SPDX-License-Identifier: ISC */
#ifndef TEND_PEACE_H
#define TEND_PEACE_H

#include "contact/contact.h"

/*
 * The day until which a sentence, written on a day, asks for peace, or says that they will get in
 * touch themselves: "she will call me after Easter". It is the next such feast, month or season.
 * DAY_NONE without both a request and a term. See peace.def.
 */
day peace_until(struct str sentence, day written);

/*
 * True if a contact asks to be left in peace today: in the notes, which are taken to be as old as
 * the last entry, or in an entry of theirs. It needs WANT_RAW, WANT_ENTRIES and WANT_TEXTS.
 */
bool peace_wished(const struct contact *, day today);

#endif
