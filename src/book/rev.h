/* SPDX-License-Identifier: ISC */
#ifndef TEND_REV_H
#define TEND_REV_H

#include "book/book.h"

/* a book of the past as it comes from a child, tend-cat */
struct rev;

/*
 * Opens the book as git had it at a revision or on a day, which may be counted from
 * today. tend-cat reads the repository that dir is or was in. 0, or -1 with nothing
 * to close and the reason in `why`, which is "" if the child has reported it.
 */
int rev_open(struct book *, const char *dir, const char *rev, day today, const char **why);
/* loads all of it, see book_load() */
void rev_load(struct book *, struct needs);
/* ends the child; NULL is allowed */
void rev_close(struct rev *);

#endif
