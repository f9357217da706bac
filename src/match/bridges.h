/* SPDX-License-Identifier: ISC */
#ifndef TEND_BRIDGES_H
#define TEND_BRIDGES_H

#include "match/intro.h"

enum { BRIDGES_MAX = 3 };

/* a third contact who shares a tag with each of two people */
struct bridge {
	uint32_t who;         /* index into the book's contacts */
	const struct item *a; /* the rarest tag shared with the one, borrowed */
	const struct item *b; /* the rarest tag shared with the other */
	unsigned ties;        /* how many of the two are tied to them, without the owner */
	double rarity;        /* of both tags together */
};

/* the bridges from any contact to one and the same other; it borrows the intros */
struct bridges {
	struct intros *intros;
	size_t with;     /* the other: an index, or the book's n for the owner */
	bool *tag;       /* of each thing, whether it is a tag of the other */
	uint32_t *tag_of;     /* of each thing: 1 + the last `who` with that tag */
	uint32_t *considered; /* of each contact: 1 + the last `who` it was considered for */
};

void bridges_open(struct bridges *, struct intros *, size_t with);
void bridges_close(struct bridges *);

/*
 * Finds the best bridges from a contact to the other: most ties first, then the rarest tags, then
 * by id. It considers the contacts tied to `who`, and the first POSTINGS_DISTINCTIVE of those with
 * each tag of `who`; never the owner, inactive contacts and those who are kept from one of the two,
 * see intro_apart(). Returns how many.
 */
size_t bridges_find(struct bridge out[BRIDGES_MAX], struct bridges *, size_t who);

#endif
