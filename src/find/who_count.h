/* SPDX-License-Identifier: ISC */
#ifndef TEND_WHO_COUNT_H
#define TEND_WHO_COUNT_H

#include "find/who.h"

/* what is counted apart: where words are told to be, and the other keys, told as notes */
enum { PART_KEYS = WHO_COUNT, PARTS };

/* how often a contact has a term, by part */
struct term_count {
	uint32_t term;
	uint32_t n[PARTS];
};

/*
 * Of one contact: a count for each term found, by number, and the sizes of the parts in bytes; notes
 * and log are of the size of both.
 */
struct person_count {
	struct term_count *v;
	uint32_t n;
	uint32_t size[PARTS];
	bool dormant;           /* of those who have a term */
};

/* terms beside a name that may be somebody's on the horizon */
struct naming {
	size_t by;       /* the contact who names */
	size_t at;       /* greater for a later place in its file */
	struct str name;
	uint32_t *term;  /* each as often as it stands there */
	uint32_t n;
	enum who_where where;
};

/* what a book says of a topic */
struct who_count {
	struct person_count *of; /* of each contact; of the owner and the retired nothing */
	struct naming *naming;   /* in the order of the book */
	size_t nnamings;
	size_t people;           /* who count */
	uint32_t *df;            /* of each term, by how many of them */
	double mean[PARTS];      /* size, of those that have the part; 1 if nobody has */
	struct errors errors;    /* of the bodies of those who have a term */
	struct arena arena;
};

void who_count(struct who_count *, const struct book *, const struct topic *, day today);
void who_count_free(struct who_count *);

#endif
