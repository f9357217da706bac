/* SPDX-License-Identifier: ISC */
#ifndef TEND_LOAD_FILE_H
#define TEND_LOAD_FILE_H

#include "contact/contact.h"

/*
 * Reads a whole file into `out` (cleared first). 0, or -1 if it cannot be read or has
 * more than CONTACT_MAX bytes, reported in p->errors unless p is NULL.
 */
int load_file(struct buf *out, int dirfd, const char *path, struct parse *p);

/* reports that a file has more than CONTACT_MAX bytes */
void load_file_too_large(struct parse *);

#endif
