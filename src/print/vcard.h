/* SPDX-License-Identifier: ISC */
#ifndef TEND_VCARD_H
#define TEND_VCARD_H

#include "contact/contact.h"

/* what is read of a contact: the front-matter, all of it */
#define VCARD_NEEDS ((struct needs){KEYSET_ALL, 0})

enum {
	VCARD_3 = 1,     /* version 3.0 (RFC 2426, 1998), else 4.0 (RFC 6350, 2011) */
	/* only who they are and how to reach them, not what was noted of them; and no UID */
	VCARD_SHARE = 2,
};

/*
 * Appends the card of a contact: what its front-matter says. `uid` is that of
 * the card (see uid.h); `flags` as above.
 *
 * Of the keys that vCard does not have, each value is a line X-TEND-KEY; of a key of the
 * user's own, X-TEND-KEY;X-KEY="its name". A value that stands in a map has its name there in
 * X-PAIR. So it is also with what a property cannot hold: a birthday of which 3.0 can say nothing,
 * an address that is none.
 *
 * Lines end in CRLF and are folded at 75 bytes, between characters, never so that one is blank.
 * Other control characters than tabs and line ends, which no card may hold, become U+FFFD.
 */
void vcard_add(struct buf *out, const struct contact *, struct str uid, unsigned flags);

#endif
