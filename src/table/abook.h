/* SPDX-License-Identifier: ISC */
#ifndef TEND_ABOOK_H
#define TEND_ABOOK_H

#include "read/card.h"

/*
 * Reads the address book of abook. A field that is neither abook's own nor a key of tend is kept as
 * "x-" and its name. `path` must outlive the cards.
 */
void abook_read(struct cards *, struct str bytes, struct str path);

#endif
