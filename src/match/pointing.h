/* SPDX-License-Identifier: ISC */
#ifndef TEND_POINTING_H
#define TEND_POINTING_H

#include "match/distinctive.h"
#include "match/points.h"

/* What the parts of points.c share: the two looked at, and the rows so far. */

/* folded texts, and where they come from */
struct texts {
	struct map map;
	struct arena arena;
	struct buf scratch;
};

struct points {
	struct book *book;
	struct intros s;
	struct distinctive rare;
	size_t with;             /* or the book's n */
	bool owner;              /* with is the owner, known or not */
	const struct past_org *past;
	size_t npast;
	bool *tag, *place;       /* of each thing, whether `with` has it */
	struct texts orgs, before, fields; /* of `with` */
	day today;
	uint32_t *entries;       /* of each contact, 1 + how many were done; 0 is not counted yet */
	/* of each contact, 1 + the last who for whom they might be a bridge */
	uint32_t *looked;
	uint32_t *theirs;        /* of each thing, 1 + the last who that has it */
	struct point *v;
	size_t n, cap;
	size_t who;
};

#endif
