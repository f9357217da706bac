/* SPDX-License-Identifier: ISC */
#ifndef TEND_SYNC_MERGE_H
#define TEND_SYNC_MERGE_H

#include "import/sync_values.h"

/*
 * What changed in the card of a contact and in the book since both were the same, and what each
 * side must learn from the other. A side's change is the difference to what that same side said at
 * the last sync, so that what one of them cannot express is no change.
 */
struct sync_change {
	enum key key;
	struct str name; /* as in struct sync_value */
	struct str text;
	bool gone;  /* the value goes; else it comes */
	bool there; /* comes under x-KEY-there: the book has another value, which stays */
};

struct sync_merge {
	struct sync_values book_was, book, card_was, card;
	struct sync_change *change; /* of the contact's keys but `vcard`: first all that go */
	size_t n, cap;
	struct sync_values drop, want; /* values that the card must lose, and have */
};

/* Compares; each text is that of a card, empty for none. Release it with sync_merge_free(). */
void sync_merge(struct sync_merge *, struct str book_was, struct str book, struct str card_was,
                struct str card);
void sync_merge_free(struct sync_merge *);

/* true if a key of a contact holds one value */
bool sync_is_single(enum key);

#endif
