/* SPDX-License-Identifier: ISC */
#ifndef TEND_UNLINKED_H
#define TEND_UNLINKED_H

#include "book/book.h"

/* a name in a text that may be that of a contact, who is not linked */
struct unlinked {
	struct str name;     /* a slice of the file */
	size_t in, who;      /* the contact in whose file it is, and the one named */
	uint32_t line, col;  /* in the file, from 1; columns in bytes */
};

enum {
	UNLINKED_MAX = 20,
	UNLINKED_BOOK = 2000, /* contacts of a book that is looked through, at most */
};

/*
 * Finds first names in texts that one contact of the book alone has, and that nothing ties to this
 * file, see match/acquainted.h: the first of each pair, in the order of the book, UNLINKED_MAX at
 * most. Returns how many there are in all; 0 in a book of more than UNLINKED_BOOK. Needs the whole
 * book with CHECK_NEEDS.
 */
size_t unlinked_find(struct unlinked out[UNLINKED_MAX], struct book *, day today);

#endif
