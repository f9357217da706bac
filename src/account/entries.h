/* SPDX-License-Identifier: ISC */
#ifndef TEND_ENTRIES_H
#define TEND_ENTRIES_H

#include "book/people.h"

/* selects entries */
struct entries_query {
	day today;
	day since, until;       /* both included; DAY_MIN and DAY_MAX for no limit */
	const struct str *kind; /* any of these, compared folded; all kinds if there are none */
	size_t nkinds;
	bool plans;             /* plans instead of interactions */
};

/* one entry, with the other contacts it names */
struct entries_row {
	size_t who;          /* index into the book's contacts */
	const struct entry *entry;
	size_t with, nwith;  /* a range of entries.with */
};

struct entries {
	struct entries_row *row;
	size_t n;
	size_t *with; /* indices into the book's contacts */
	size_t nwith;
};

/*
 * The entries of `people`, sorted by date, then by id, then in the order of the file.
 * `with` has the contacts that an entry links to, each once, in the order of the text,
 * without the contact itself and the owner. Needs the whole book, with NAME_KEYS. The
 * caller frees it.
 */
void entries_find(struct entries *, struct book *, const struct people *,
                  const struct entries_query *);
void entries_free(struct entries *);

#endif
