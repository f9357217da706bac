/* SPDX-License-Identifier: ISC */
#ifndef TEND_PHOTO_H
#define TEND_PHOTO_H

#include "cli/write.h"

/* the photo of a contact: a picture beside its file, which the key `photo` names */

/*
 * Writes a photo beside the file of a contact: ID.jpg, or ID-2.jpg if another file has that name.
 * Sets *name to the name, which lives in the arena; it is empty if the photo is not written, which
 * is reported. A dry run writes nothing.
 */
void photo_write(struct str *name, struct writer *, struct str contact_path, struct str bytes,
                 struct arena *);

/*
 * Removes a picture beside the file of a contact, which the contact has no more, or never
 * got. It stays if it is no picture, if it is the photo of another contact, or if the file still
 * mentions it. A dry run removes nothing.
 */
void photo_remove(struct writer *, struct str contact_path, struct str name);

#endif
