/* SPDX-License-Identifier: ISC */
#ifndef TEND_AUTOMATIC_H
#define TEND_AUTOMATIC_H

#include "entry/entry.h"

/*
 * True for an entry that a program wrote, not a person: a newsletter, by its kind, or mail whose
 * text shows an address that takes no reply, a way to unsubscribe, or an automatic reply.
 */
bool automatic_entry(const struct entry *, struct str text);

#endif
