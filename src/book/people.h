/* SPDX-License-Identifier: ISC */
#ifndef TEND_PEOPLE_H
#define TEND_PEOPLE_H

#include <stdint.h>

#include "book/book.h"

/* the contacts a tool works on: indices into the book, in the order of the operands, each once */
struct people {
	size_t *who; /* owned */
	size_t n;
	bool named;  /* true if operands named them */
};

/*
 * Loads the needs of a book and finds the people named by `operand`: paths, or what names_match()
 * finds. No operand means everyone except the owner and inactive contacts. If all operands are ids
 * and paths and the tool does not need the `whole` book, only their files are read. An operand with
 * no or several matches is reported in `errors`. With operands, the book keeps only the errors of
 * the people found and of me.md.
 */
void people_load(struct people *out, struct book *, struct needs, bool whole,
                 const struct str *operand, size_t n, struct errors *);

/* an operand that fits no contact */
#define PEOPLE_NONE SIZE_MAX
/*
 * Finds the contact of each operand, for a tool whose operands may be something else: it
 * reports PEOPLE_NONE itself; for the book's n the reason is in `errors`. Needs the whole
 * book, with NAME_KEYS.
 */
void people_find(size_t *who, struct book *, const struct str *operand, size_t n, struct errors *);

/*
 * The path of an operand from the book's folder, in scratch: a path of the shell, if that lies in
 * the book, else the operand itself; with .md at its end. The file need not be there.
 */
struct str people_book_path(struct buf *scratch, const struct book *, struct str operand);

/* the same people in another book of theirs, by their ids; those it lacks are left out */
void people_in(struct people *out, const struct people *, const struct book *, struct book *other);

void people_free(struct people *);

#endif
