/* SPDX-License-Identifier: ISC */
#ifndef TEND_LDIF_H
#define TEND_LDIF_H

#include "read/card.h"

/*
 * Reads address books in LDIF (RFC 2849), as Thunderbird and others export them. Groups, which are
 * lists of people, are counted and left out; what column.def does not know becomes a key of the
 * user.
 */
void ldif_read(struct cards *, struct str bytes, struct str path);

/* Thunderbird exports tables and LDIF: reads what the file is */
void thunderbird_read(struct cards *, struct str bytes, struct str path);

/* true for a text that begins as LDIF */
bool ldif_is(struct str text);

#endif
