/* SPDX-License-Identifier: ISC */
#ifndef TEND_NOTES_H
#define TEND_NOTES_H

#include "book/book.h"
#include "edit/typed.h"

/* what notes_add() and notes_row() need of the contacts */
#define NOTES_NEEDS ((struct needs){NAME_KEYS, WANT_RAW})

/* an entry that is to be written into one contact's file, in the words it will have there */
struct note {
	size_t who;   /* index into the book's contacts */
	size_t order; /* in which it came */
	struct edit_entry entry;
};

/* Start it as {0}. It owns the texts. */
struct notes {
	struct note *v;
	size_t n, cap;
	struct arena arena;
};

/*
 * Adds an entry for one contact, with links to those of n others to whom its text has none
 * yet: [[…]] in a file that has such links and no others, else […](….md).
 */
void notes_add(struct notes *, struct book *, size_t who, const struct edit_entry *,
               const size_t *with, size_t n);

/*
 * Adds the entry of a row (see typed.h), the `number`th of the input. Needs the whole book. What
 * cannot be read, and who cannot be found, is told; a header is passed over.
 */
void notes_row(struct notes *, struct book *, struct str line, size_t number, struct errors *);

/* those of one contact side by side, as they came */
void notes_sort(struct notes *);
void notes_free(struct notes *);

#endif
