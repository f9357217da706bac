/* SPDX-License-Identifier: ISC */
#ifndef LOAD_H
#define LOAD_H

#include <tend/contact.h>

/*
 * Reads a whole file into `out` (cleared first). 0, or -1 when it cannot be
 * read or has more than CONTACT_MAX bytes: told in p->errors, unless p is NULL.
 */
int load_file(struct buf *out, int dirfd, const char *path, struct parse *p);

#endif
