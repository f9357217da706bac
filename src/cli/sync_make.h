/* SPDX-License-Identifier: ISC */
#ifndef TEND_SYNC_MAKE_H
#define TEND_SYNC_MAKE_H

#include "cli/write.h"
#include "import/import.h"

/* a person of a new card, who becomes a contact */
struct sync_make {
	struct import *im;
	const struct import_person *person;
	const char *folder; /* of the book; or NULL */
	struct buf book;    /* result: the card of the contact, as sync_pair_card() has it */
};

/* writes the file: 0, or -1 reported */
int sync_make(struct sync_make *, struct writer *);
void sync_make_free(struct sync_make *);

#endif
