/* SPDX-License-Identifier: ISC */
#ifndef TEND_COMMON_TIES_H
#define TEND_COMMON_TIES_H

#include "match/intro.h"

enum { COMMON_TIES_MAX = 5 }; /* contacts that common_ties_of() finds, at most */

/* Contacts tied to each contact and to one and the same other; it borrows the intros. */
struct common_ties {
	struct intros *intros;
	size_t with;       /* the other, or the book's n for the owner without a file */
	day today;
	uint32_t *entries; /* of each contact: 1 + its done entries; 0: not counted */
};

void common_ties_open(struct common_ties *, struct intros *, size_t with, day today);
void common_ties_close(struct common_ties *);

/*
 * Finds the best known contacts that are tied to both, most entries first, then by id; for the
 * owner, who knows everyone, those tied to the contact. Not the inactive, and no foe of `who`,
 * see intro_foes(). Returns how many.
 */
size_t common_ties_of(uint32_t out[COMMON_TIES_MAX], struct common_ties *, size_t who);

#endif
