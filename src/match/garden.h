/* SPDX-License-Identifier: ISC */
#ifndef TEND_GARDEN_H
#define TEND_GARDEN_H

#include "account/field.h"
#include "book/people.h"

/* a value of a key, and how many people have it */
struct kind {
	struct str folded; /* values that are equal so are one kind */
	struct str name;   /* its commonest spelling; of equals the first by bytes */
	uint32_t people;
};

/* the people of a book, sorted into kinds by one key */
struct bed {
	struct field_ref ref; /* the key; of `decade` just the name */
	bool decade;          /* of birth: from `born`, else from a birthday with a year */
	struct kind *kind;    /* in the order in which they were met */
	size_t n, cap;
	/* the kinds of person i are has[first[i]] up to has[first[i + 1]], each once */
	uint32_t *has;
	size_t nhas, has_cap;
	uint32_t *first;      /* of each of the people, in their order, and one more */
	uint32_t people;      /* who have a value at all */
};

struct garden {
	struct bed *bed;
	size_t n;
	struct needs ask;     /* what has to be loaded for it */
	struct arena arena;
};

/*
 * Makes the beds, still empty: one for `key`, or, if that is empty, those of the settings, each
 * once, and the decades. `key` and the settings must live on.
 */
void garden_open(struct garden *, const struct settings *, const struct map *own, struct str key);
/*
 * Sorts `people` into them. A list gives each of its values; what is empty when folded is none.
 */
void garden_read(struct garden *, const struct book *, const struct people *, day today);
void garden_close(struct garden *);

/*
 * Keeps those of the people who are in a tier (if it is not empty) and were last in touch on that
 * day or later (if it is not DAY_NONE); never the owner and the retired. Reads KEY_TIER, and for a
 * day ACCOUNT_KEYS and entries.
 */
void garden_pick(struct people *, const struct book *, struct str tier, day since, day today);

/*
 * How many kinds there would be, were all equally common, for the same variety: the exponential of
 * Shannon's entropy of the values, each value of each person counting once. That is the Hill number
 * of order 1 (Hill, Diversity and evenness, Ecology 54, 1973; Jost, Entropy and diversity, Oikos
 * 113, 2006). NAN without a value.
 */
double bed_effective(const struct bed *);
/* the kind of most people, of equals the first when folded; NULL if there is none */
const struct kind *bed_top(const struct bed *);
/* of those who have any, how many have it: in per cent, rounded, a half up */
int bed_share(const struct bed *, const struct kind *);
/* puts the kinds in the order of bed_top(); what `has` says is lost */
void bed_sort(struct bed *);

#endif
