/* SPDX-License-Identifier: ISC */
#ifndef TEND_LIBRARY_H
#define TEND_LIBRARY_H

#include <pthread.h>

#include "book/people.h"

/*
 * The structs that <tend/...> declares but does not define. Only this folder uses both
 * interfaces. A tool that uses <tend/...> wraps the book it has opened.
 */
struct tend_contact {
	const struct contact *contact;
	const struct tend_book *book;
	const char *id; /* terminated, as contact.id is not */
};

struct tend_book {
	struct book *book;
	struct people people;         /* the contacts that lists are about */
	struct tend_contact *contact; /* one for each of book->contact */
	struct arena arena;           /* ids */
	pthread_mutex_t *names_lock;  /* guards book->names, which the first book_find() fills */
	struct book own;              /* what `book` points to, unless a tool owns the book */
};

/* wraps a loaded book, which must outlive the wrapper; the caller keeps `people` */
void library_wrap(struct tend_book *, struct book *, struct people people);
/* frees what library_wrap() made */
void library_unwrap(struct tend_book *);

/*
 * A copy with names and an arena of its own to fill, since other threads may use those of the book.
 * The caller frees both.
 */
struct book library_book(const struct tend_book *);

/* the contact at an index into the book's */
static inline struct tend_contact *
library_contact(const struct tend_book *l, size_t who)
{
	return &l->contact[who];
}

/*
 * Allocates a list as one zeroed block: n + 1 pointers, n structs of `size` bytes, then
 * `extra` bytes, aligned for any type. The caller sets the pointers and frees the block.
 */
void *library_list(size_t n, size_t size, size_t extra);
/* the structs of a list, and the bytes after them */
void *library_items(void *list, size_t n);
void *library_extra(void *list, size_t n, size_t size);

#endif
