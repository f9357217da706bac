/* SPDX-License-Identifier: ISC */
#ifndef TEND_UID_H
#define TEND_UID_H

#include "book/book.h"

/*
 * Who a contact is in other address books, for good. Where its file has a key `uid`, that
 * says it, as it came with another program's card. Else it is "urn:uuid:" and the UUID of "tend:ID"; where files of
 * one id stand in several folders, of "tend:./PATH" for all but the first by path. Neither the folder's place nor
 * anything else in the file counts.
 */

/* appends the UID that was made of the file's name */
void uid_made(struct buf *out, const struct book *, const struct contact *);
/* the same of a file that is not there yet, and the only one of its id */
void uid_of_id(struct buf *out, struct str id);

/* the user's own key: NULL if there is none, or no value */
const struct field *uid_field(const struct contact *);
/* appends the contact's UID; needs the files of the book, and the keys of the contact */
void uid_add(struct buf *out, const struct book *, const struct contact *);

/* appends the form in which UIDs are compared: "urn:uuid:" and case are not counted, programs change them */
void uid_fold(struct buf *out, struct str uid);

#endif
