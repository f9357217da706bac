/* SPDX-License-Identifier: ISC */
#ifndef TEND_SYNC_CONTACT_H
#define TEND_SYNC_CONTACT_H

#include "contact/contact.h"
#include "edit/edit.h"
#include "import/sync_merge.h"

/*
 * Writes into the file of a contact what it learns from its card: the changes; the raw lines of
 * `vcard` that the card has lost and got; and the UID, unless the file has one. A value that the
 * contact has already stays as it is written. The result and out are those of edit_key(): all of
 * it is written, or nothing. `n` is the number of changes, `conflicts` counts those under
 * x-KEY-there that are new.
 */
struct sync_contact {
	const struct sync_change *change;
	size_t n;
	const struct sync_values *raw_was, *raw; /* what the card said, and says now */
	struct str uid;
	const struct edit *edit;
	size_t conflicts;
};

int sync_contact(struct buf *out, struct str file, struct sync_contact *);

#endif
