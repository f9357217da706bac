/* SPDX-License-Identifier: ISC */
#ifndef TEND_UNFILED_H
#define TEND_UNFILED_H

#include "book/book.h"

/*
 * People without a file: named in knows, via, recommends or links of a contact, while no contact or
 * note has the name. As nodes of a graph they follow the contacts of the book, numbered in the
 * order of first mention. Start it as {0}.
 */
struct unfiled {
	struct str *name; /* as first written, without markup */
	struct str *fold; /* folded */
	size_t n, cap, fold_cap;
	struct map map;   /* folded name: index into name */
	struct map files; /* folded stems of the book's files */
	struct buf scratch, folded;
	struct arena arena;
};

/*
 * the node of a name without a contact, added if it is new; SIZE_MAX for a note, an ambiguous name,
 * or an empty one
 */
size_t unfiled_add(struct unfiled *, struct book *, struct str name);
/* the index of a name, or the number of names */
size_t unfiled_find(struct unfiled *, struct str name);
void unfiled_free(struct unfiled *);

#endif
