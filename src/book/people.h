/* SPDX-License-Identifier: ISC */
#ifndef TEND_PEOPLE_H
#define TEND_PEOPLE_H

#include <stdint.h>

#include "book/book.h"

/*
 * the contacts a tool is asked about: indices into a book's, in the order in which they were named,
 * each once
 */
struct people {
	size_t *who; /* owned */
	size_t n;
	bool named;  /* they were named one by one */
};

/*
 * Loads what is needed of a book and finds the people named by `operand`: ids,
 * names, aliases, e-mail addresses, beginnings of these, paths. No operand
 * means everybody but the owner and the retired. Where just ids and paths are
 * given and the tool does not ask for the `whole` book, only their files are
 * read. Who is not found, or not alone, is told in `errors`; of the book's own
 * errors only those of the people named (and of me.md) are kept then.
 */
void people_load(struct people *out, struct book *, struct needs, bool whole,
                 const struct str *operand, size_t n, struct errors *);

/* an operand that is nobody's name, nor the beginning of one */
#define PEOPLE_NOBODY SIZE_MAX
/*
 * The contact that each operand means, for a tool whose operands may be something else:
 * PEOPLE_NOBODY is left to it to tell; the book's n is told in `errors`. Needs the whole book, with
 * NAME_KEYS.
 */
void people_find(size_t *who, struct book *, const struct str *operand, size_t n, struct errors *);
/* whether an operand has the form of a path: with a "/", or ending in ".md" */
bool people_path(struct str operand);

void people_free(struct people *);

#endif
