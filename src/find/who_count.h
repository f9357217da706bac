/* SPDX-License-Identifier: ISC */
#ifndef TEND_WHO_COUNT_H
#define TEND_WHO_COUNT_H

#include "find/who.h"

/*
 * the parts counted separately: those of enum who_where, and the other keys, which are reported as
 * notes
 */
enum { PART_KEYS = WHO_COUNT, PARTS };

/* the number of occurrences of a term in a contact, by part */
struct term_count {
	uint32_t term;
	uint32_t n[PARTS];
};

/*
 * The counts of one contact: one for each term found, by number, and the sizes of the parts in
 * bytes; notes and log have the size of both together.
 */
struct person_count {
	struct term_count *v;
	uint32_t n;
	uint32_t size[PARTS];
	bool dormant;           /* set only if the contact has a term */
};

/* terms near a name that may be a person without a file */
struct naming {
	size_t by;       /* the contact whose file has the name */
	size_t at;       /* greater for a later place in that file */
	struct str name;
	uint32_t *term;  /* each as often as it occurs */
	uint32_t n;
	enum who_where where;
};

/* the counts of a topic in a book */
struct who_count {
	struct person_count *of; /* for each contact; empty for the owner and inactive ones */
	struct naming *naming;   /* in the order of the book */
	size_t nnamings;
	size_t people;           /* number of contacts counted */
	uint32_t *df;            /* for each term, the number of contacts with it */
	/* mean size over the contacts that have the part; 1 if none has it */
	double mean[PARTS];
	struct errors errors;    /* of the parsed bodies */
	struct arena arena;
};

/*
 * Both read some WHO_SAMPLE people, evenly spread over the book, or all if there are no more.
 *
 * who_count_present() sets present[i] for each term and other word of the topic that is in their
 * searched keys or bodies, perhaps in a plan. It stops when each term is there by itself or by a
 * name that means the same, and returns whether it did.
 *
 * who_count_drop_common() drops the related words that more than one in WHO_COMMON has: they say
 * little.
 */
enum { WHO_COMMON = 12, WHO_SAMPLE = 500 };
bool who_count_present(bool *present, const struct book *, const struct topic *);
void who_count_drop_common(const struct book *, struct topic *);
void who_count(struct who_count *, const struct book *, const struct topic *, day today);
void who_count_free(struct who_count *);

#endif
