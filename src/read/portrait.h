/* SPDX-License-Identifier: ISC */
#ifndef TEND_PORTRAIT_H
#define TEND_PORTRAIT_H

#include "book/book.h"

/* pictures beside the file of a contact, and the one that is its photo */

/*
 * Reads the picture `name`, which is in the folder of the contact's file, into out (cleared first).
 * It follows no link, and reads no other kind of file than picture.h knows. NULL, or the reason.
 */
const char *portrait_beside(struct buf *out, const struct book *, const struct contact *,
                            struct str name);

/*
 * Reads the photo into out (cleared first): 1; 0 if the contact has none, or one with an address on
 * the web; -1 if there is no such picture, with the reason in errors.
 */
int portrait_read(struct buf *out, const struct book *, const struct contact *, struct errors *);

#endif
