/* SPDX-License-Identifier: ISC */
#ifndef TEND_UID_H
#define TEND_UID_H

#include "book/book.h"

/*
 * The permanent identifier of a contact in other address books. If the file has a key `uid`, from
 * another program's card, that is it. Else it is "urn:uuid:" and the UUID of "tend:ID"; if files in
 * several folders share the id, all except the first by path use "tend:./PATH". It depends on
 * nothing else in the file or on the folder's location.
 */

/* appends the UID derived from the file's name */
void uid_made(struct buf *out, const struct book *, const struct contact *);
/* the same for a file that does not exist yet, and is the only one with its id */
void uid_of_id(struct buf *out, struct str id);

/* the key `uid`; NULL if it is missing or empty */
const struct field *uid_field(const struct contact *);
/* appends the contact's UID; needs the files of the book, and the contact's keys */
void uid_add(struct buf *out, const struct book *, const struct contact *);

/*
 * appends the form in which UIDs are compared: without "urn:uuid:" and case, which programs change
 */
void uid_fold(struct buf *out, struct str uid);

#endif
