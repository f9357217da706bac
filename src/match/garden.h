/* SPDX-License-Identifier: ISC */
#ifndef TEND_GARDEN_H
#define TEND_GARDEN_H

#include "account/field.h"
#include "book/people.h"

/*
 * A garden is the people of a book, counted by kind, to see how various they are. A bed counts them
 * by one key; a kind is one value of the key.
 */
struct garden_kind {
	struct str folded; /* values that fold alike are one kind */
	struct str name;   /* the commonest spelling; among equals the first by bytes */
	uint32_t people;   /* how many have the value */
	bool mine;         /* whether the owner has it, too; see garden_read() */
};

struct garden_bed {
	struct field_ref ref; /* the key; for `decade` the name alone */
	bool decade;          /* of birth: from `born`, else from a birthday with a year */
	struct garden_kind *kind; /* in the order in which they occur */
	size_t n, cap;
	/* has[first[i]] up to has[first[i + 1]] are the kinds of person i, each once */
	uint32_t *has;
	size_t nhas, has_cap;
	uint32_t *first;
	uint32_t people;      /* how many have a value at all */
};

struct garden {
	struct garden_bed *bed;
	size_t n;
	struct needs needs;   /* what has to be loaded for garden_read() */
	struct arena arena;
};

/*
 * Makes empty beds: one for `key`, or, if that is empty, one for each key in the settings and one
 * for the decades. The garden borrows `key` and the settings.
 */
void garden_open(struct garden *, const struct settings *, const struct map *own, struct str key);
/*
 * Counts `people`, each once for each value in a list. A value that is empty once folded is none.
 * The garden borrows the texts of the book. Kinds that the owner has are marked.
 */
void garden_read(struct garden *, const struct book *, const struct people *, day today);
void garden_close(struct garden *);

/*
 * Keeps the people who are in a tier (unless it is empty) and whose last contact is on a day or
 * later (unless that is DAY_NONE), without the owner and inactive contacts. It needs KEY_TIER, and
 * for a day ACCOUNT_KEYS and entries.
 */
void garden_pick(struct people *, const struct book *, struct str tier, day since, day today);

/*
 * Returns the number of equally common kinds that would be as various: the exponential of Shannon's
 * entropy of the values, each value of each person counted once. That is the Hill number of order 1
 * (Hill, Diversity and evenness, Ecology 54, 1973; Jost, Entropy and diversity, Oikos 113, 2006).
 * NAN without a value.
 */
double garden_bed_effective(const struct garden_bed *);
/* the kind of most people, among equals the first when folded; NULL if there is none */
const struct garden_kind *garden_bed_top(const struct garden_bed *);
/* the people of a kind as a share of those with any value: in per cent, a half rounded up */
int garden_bed_share(const struct garden_bed *, const struct garden_kind *);
/* sorts the kinds in the order of garden_bed_top(), and so invalidates `has` */
void garden_bed_sort(struct garden_bed *);

#endif
