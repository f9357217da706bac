/* SPDX-License-Identifier: ISC */
#ifndef LIBTEND_BOOK_H
#define LIBTEND_BOOK_H

#include <stddef.h>

#include <tend/api.h>

TEND_BEGIN

struct tend_contact; /* contact.h */

/* a book as it was when it was opened; later changes of its files have no effect */
struct tend_book;

/*
 * Reads the whole book in the folder `dir`. With NULL it reads the book that the tools use:
 * $TEND_BOOK, else the nearest folder upward with a me.md, else ~/contacts. Returns NULL with errno
 * set if the folder cannot be read. It takes about 20 microseconds and 2 kilobytes a contact.
 */
TEND_API struct tend_book *tend_book_open(const char *dir);

/* Frees the book and all that belongs to it; ignores NULL. */
TEND_API void tend_book_close(struct tend_book *);

/* the folder, as passed to tend_book_open() or found by it */
TEND_API const char *tend_book_dir(const struct tend_book *);

/* All contacts, sorted by id, including the owner and inactive contacts, which other lists omit. */
TEND_API struct tend_contact **tend_contact_list(const struct tend_book *, size_t *n);

/*
 * The contact with this name, as in a link or in `knows`: an id, else a whole name, alias or e-mail
 * address; case and accents do not matter. NULL if no contact or more than one has it.
 */
TEND_API const struct tend_contact *tend_book_find(const struct tend_book *, const char *name);

/* a part of a file that is invalid, or whose meaning may differ from what the user intended */
struct tend_problem {
	const char *path; /* relative to the book's folder; "" if it concerns no file */
	unsigned line;    /* from 1, or 0 if unknown */
	unsigned col;     /* in bytes from 1, in front-matter in characters; or 0 */
	const char *what; /* in English; its wording may change */
};

/* All problems, sorted by path, line and column; at most 101 a file. */
TEND_API struct tend_problem **tend_problem_list(const struct tend_book *, size_t *n);

TEND_END

#endif
