/* SPDX-License-Identifier: ISC */
#ifndef TEND_NOTES_H
#define TEND_NOTES_H

#include "book/book.h"
#include "edit/typed.h"

/* the needs of notes_add() and notes_row() */
#define NOTES_NEEDS ((struct needs){NAME_KEYS, WANT_RAW})

/* an entry to write into the file of one contact, with its final text */
struct note {
	size_t who;   /* index into the book's contacts */
	size_t order; /* of input */
	struct edit_entry entry;
};

/* Start it as {0}. It owns the texts. */
struct notes {
	struct note *v;
	size_t n, cap;
	struct arena arena;
};

/*
 * Adds an entry for one contact. Appends links to those of n others that its text does not
 * link to yet: [[…]] in a file that has such links and no others, else […](….md).
 */
void notes_add(struct notes *, struct book *, size_t who, const struct edit_entry *,
               const size_t *with, size_t n);

/*
 * Adds the entry of a row (see typed.h), the `number`th of the input. Reports a row that cannot be
 * read and names without a contact; skips a header. Needs the whole book.
 */
void notes_row(struct notes *, struct book *, struct str line, size_t number, struct errors *);

/* groups the entries of each contact, in the order of input */
void notes_sort(struct notes *);
void notes_free(struct notes *);

#endif
