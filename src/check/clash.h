/* SPDX-License-Identifier: ISC */
#ifndef TEND_CLASH_H
#define TEND_CLASH_H

#include "book/book.h"

/*
 * The names, aliases, addresses and ids of a book, each with the files that have it, to report
 * those that two files share. Start it as {0}.
 */
struct clash {
	struct map names, addresses; /* folded name: index into list */
	struct clash_place **list;   /* the places of a name, in the order of the contacts */
	size_t n, cap;
	struct clash_place *spare;   /* places that were dropped */
	struct arena arena;
	struct buf scratch;
};

/* adds the names of contact i, or takes them out: with the contact as it was added */
void clash_add(struct clash *, const struct book *, size_t i);
void clash_drop(struct clash *, const struct book *, size_t i);
/* reports the names of contact i, which was added, that other files have, once in each place */
void clash_find(struct errors *out, struct clash *, const struct book *, size_t i);
void clash_free(struct clash *);

#endif
