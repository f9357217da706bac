/* SPDX-License-Identifier: ISC */
#ifndef LIBTEND_BOOK_H
#define LIBTEND_BOOK_H

#include <stddef.h>

#include <tend/api.h>

TEND_BEGIN

struct tend_contact; /* contact.h */

/* a book as it was when it was opened; later changes of its files do not show */
struct tend_book;

/*
 * Reads the whole book in the folder `dir`; with NULL, the book that the tools
 * take: $TEND_BOOK, else the nearest folder upward with a me.md, else
 * ~/contacts. NULL with errno set if the folder cannot be read. About 20
 * microseconds and 2 kilobytes a contact.
 */
TEND_API struct tend_book *tend_book_open(const char *dir);

/* Frees the book with all that belongs to it; NULL is let pass. */
TEND_API void tend_book_close(struct tend_book *);

/* the folder, as it was given or found */
TEND_API const char *tend_book_dir(const struct tend_book *);

/*
 * Every contact in the order of ids, also the owner and inactive contacts, which other lists leave
 * out.
 */
TEND_API struct tend_contact **tend_contact_list(const struct tend_book *, size_t *n);

/*
 * The contact that a name means, as in a link or in `knows`: an id, else a
 * whole name, alias or e-mail address; case and accents do not count. NULL if
 * no contact or more than one is called so.
 */
TEND_API const struct tend_contact *tend_book_find(const struct tend_book *, const char *name);

/* something in a file that could not be read, or was read otherwise than it may have been meant */
struct tend_problem {
	const char *path; /* from the book's folder; "" if no file is to blame */
	unsigned line;    /* from 1, or 0 if unknown */
	unsigned col;     /* in bytes from 1, in front-matter in characters; or 0 */
	const char *what; /* in English; its wording may change */
};

/* in the order of path, line and column; at most 101 a file */
TEND_API struct tend_problem **tend_problem_list(const struct tend_book *, size_t *n);

TEND_END

#endif
