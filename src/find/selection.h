/* SPDX-License-Identifier: ISC */
#ifndef TEND_SELECTION_H
#define TEND_SELECTION_H

#include "book/people.h"
#include "find/cond.h"

/* conditions among operands, such as tier=critical: all of them must hold */
struct selection {
	struct cond *cond;
	size_t n, cap;
	struct needs needs; /* of the fields that they name */
	struct arena arena;
};

/* true if an operand is a condition */
bool selection_any(int argc, char **argv);

/*
 * Adds a condition on a field; `given` is what the user typed, and stays. 0, or -1 with what is
 * wrong in *err, which lives in the arena of the selection.
 */
int selection_add(struct selection *, struct cond, struct field_ref, const char *given, day today,
                  struct error *err);
/*
 * Adds the conditions among the operands, and copies the other operands to `rest`, which has room
 * for all and may be argv itself. `own` has the user's synonyms. Returns the number of the others,
 * or -1 as selection_add().
 */
int selection_take(struct selection *, char **rest, int argc, char **argv, const struct map *own,
                   day today, struct error *err);

/* true if all hold; a pattern that takes too long does not hold, and is reported in `errors` */
bool selection_holds(const struct selection *, struct field_view *, struct errors *);
bool selection_has(const struct selection *, const struct book *, size_t who, day today,
                   struct errors *);
/* keeps the people that fulfil all; they then count as named */
void selection_apply(const struct selection *, struct people *, const struct book *, day today,
                     struct errors *);

void selection_free(struct selection *);

#endif
