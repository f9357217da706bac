/* SPDX-License-Identifier: ISC */
#ifndef TEND_IMPORT_RELATED_H
#define TEND_IMPORT_RELATED_H

#include "import/import.h"

/*
 * Names the related people that cards give by UID ("RELATED;TYPE=spouse:urn:uuid:…"), if they are
 * contacts or have a card: adds the value under the key of the relation, and to the line under
 * `vcard` the name as X-TEXT, so that it stands for that value. Needs the people of the cards.
 */
void import_related(struct import *);

/*
 * The key and the name that a line under `vcard` stands for by its X-TEXT; false if there are none.
 * The name is in the scratch.
 */
bool import_related_says(struct str *key, struct buf *scratch, struct str raw);

#endif
