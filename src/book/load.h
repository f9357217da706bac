/* SPDX-License-Identifier: ISC */
#ifndef TEND_LOAD_H
#define TEND_LOAD_H

#include "book/book.h"

/*
 * Reads a whole file into `out` (cleared first). 0, or -1 when it cannot be
 * read or has more than CONTACT_MAX bytes: told in p->errors, unless p is NULL.
 */
int load_file(struct buf *out, int dirfd, const char *path, struct parse *p);

/* tells that a file has more than CONTACT_MAX bytes */
void load_too_large(struct parse *);

/* the settings come before all else: they say how the others' keys are called */
void load_settings(struct book *, struct str bytes);

/* loads a book of the past, see book_load() */
void rev_load(struct book *, struct needs);
void rev_close(struct rev *);

#endif
