/* SPDX-License-Identifier: ISC */
#ifndef TEND_ENTRIES_H
#define TEND_ENTRIES_H

#include "book/people.h"

/* which entries are asked for */
struct entries_ask {
	day today;
	day since, until;       /* both included; DAY_MIN and DAY_MAX for no limit */
	const struct str *kind; /* one of these, compared folded; none is all */
	size_t nkinds;
	bool plans;             /* what is planned, in place of what was done */
};

/* one entry, and who else is named in it */
struct entries_row {
	size_t who;          /* index into the book's contacts */
	const struct entry *entry;
	size_t with, nwith;  /* a part of struct entries' `with` */
};

struct entries {
	struct entries_row *row;
	size_t n;
	size_t *with; /* indices into the book's contacts */
	size_t nwith;
};

/*
 * The register: the entries of `people`, by date, then by id, then in the order
 * of the file. `with` is whom the links in an entry lead to, each once, in the
 * order of the text, without the contact itself and the owner. Needs the whole
 * book, with NAME_KEYS. The caller frees it.
 */
void entries_find(struct entries *, struct book *, const struct people *,
                  const struct entries_ask *);
void entries_free(struct entries *);

#endif
