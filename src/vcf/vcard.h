/* SPDX-License-Identifier: ISC */
#ifndef TEND_VCARD_H
#define TEND_VCARD_H

#include "book/book.h"

/* the needs of vcard_add(): the whole front-matter */
#define VCARD_NEEDS ((struct needs){KEYSET_ALL, 0})

enum {
	VCARD_3 = 1,     /* version 3.0 (RFC 2426, 1998), else 4.0 (RFC 6350, 2011) */
	/* only who they are and how to reach them: no private notes */
	VCARD_SHARE = 2,
};

/*
 * Appends a contact's front-matter as a card. `uid` is the UID of the card (see uid.h); `photo` is
 * the bytes of a picture, or empty; `flags` as above. In 4.0, a related person with a contact in
 * the book, which must be whole, is given by UID, and by X-TEXT as the file names them; without one
 * (NULL) it is a text.
 *
 * A line of the key `vcard` is written as it is, in place of the values that it stands for, as long
 * as the contact has all of them: see vcf_kept.h.
 *
 * Each value of a key without a vCard property is a line X-TEND-KEY; one of the user's own keys is
 * X-TEND-KEY;X-KEY="its name". A value of a map has its key in X-PAIR. A value that a property
 * cannot hold is written the same way: a birthday that 3.0 cannot express, a text that is no URL.
 *
 * Lines end in CRLF and are folded at 75 bytes, between characters, so that no line is blank.
 * Control characters except tabs and line ends are not allowed in a card and become U+FFFD.
 */
void vcard_add(struct buf *out, const struct contact *, struct str uid, struct str photo,
               struct book *, unsigned flags);

#endif
