/* SPDX-License-Identifier: ISC */
#ifndef TEND_LIBRARY_H
#define TEND_LIBRARY_H

#include <pthread.h>

#include "book/people.h"

/*
 * What stands behind the pointers of <tend/...>. Only this folder knows both
 * sides; a tool that is written on <tend/...> wraps the book it has opened.
 */
struct tend_contact {
	const struct contact *c;
	const struct tend_book *of;
	const char *id; /* terminated, as contact.id is not */
};

struct tend_book {
	struct book *b;
	struct people people;         /* those that lists are about */
	struct tend_contact *contact; /* of each of b->contact */
	struct arena arena;           /* ids */
	pthread_mutex_t *naming;      /* held while b->names is used: book_find() makes them */
	struct book own;              /* b, unless it is a tool's */
};

/* stands before a book that is loaded, and lives on; `people` stay the caller's */
void library_wrap(struct tend_book *, struct book *, struct people people);
/* frees what library_wrap() made */
void library_unwrap(struct tend_book *);

/* a copy with names of its own, for what makes and frees them: another thread may use the book's */
struct book library_book(const struct tend_book *);

/* the contact at an index of the book's */
static inline struct tend_contact *
library_contact(const struct tend_book *l, size_t who)
{
	return &l->contact[who];
}

/*
 * Memory of a list, one block, zero: n + 1 pointers, n structs of `size` bytes, then
 * `more` bytes, aligned for any type. The caller sets the pointers.
 */
void *library_list(size_t n, size_t size, size_t more);
/* its structs, and what is after them */
void *library_items(void *list, size_t n);
void *library_more(void *list, size_t n, size_t size);

#endif
