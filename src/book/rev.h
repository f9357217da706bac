/* SPDX-License-Identifier: ISC */
#ifndef TEND_REV_H
#define TEND_REV_H

#include "book/book.h"

/* a revision of a book, read through a child process, tend-cat */
struct rev;

/*
 * Opens the book as git had it at a revision or on a day, which may be relative to
 * today. tend-cat reads the repository that dir is or was in. 0, or -1 with nothing
 * to close and the reason in `why`, which is "" if the child has reported it.
 */
int rev_open(struct book *, const char *dir, const char *rev, day today, const char **why);
/* loads all contacts of the revision, for book_load() */
void rev_load(struct book *, struct needs);
/* closes a revision and ends its child; NULL is allowed */
void rev_close(struct rev *);

#endif
