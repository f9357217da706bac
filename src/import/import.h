/* SPDX-License-Identifier: ISC */
#ifndef TEND_IMPORT_H
#define TEND_IMPORT_H

#include "book/book.h"
#include "read/card.h"

/*
 * Imports cards of other programs: assigns each card to a person, then finds, person by person,
 * what the cards say and the contact's file does not.
 */

/* a person in the cards: a contact of the book, or a new one */
struct import_person {
	size_t who;       /* index of the contact; the number of contacts for a new one */
	uint32_t *card;   /* indices of their cards, in order */
	size_t ncards, scratch;
	struct str name;  /* name of a new contact; may be empty */
	/*
	 * wanted id of a new contact: the one it has in the book it comes from, if that is valid;
	 * else empty
	 */
	struct str wanted_id;
};

struct import {
	const struct book *book;
	struct cards *cards;
	struct import_person *v; /* in the order of their first cards */
	size_t n, cap;
	struct map ids;   /* folded ids of files and of new people */
	struct map slugs; /* the last number given to each slug: ana-2, ana-3 */
	struct arena arena;
};

/*
 * the next free id for a new person, unused in the book and not given before; owned by the import
 */
struct str import_id(struct import *, const struct import_person *);

void import_free(struct import *);

#endif
