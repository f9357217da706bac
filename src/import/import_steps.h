/* SPDX-License-Identifier: ISC */
#ifndef TEND_IMPORT_STEPS_H
#define TEND_IMPORT_STEPS_H

#include "import/import.h"

enum import_did {
	IMPORT_ADDED, /* a value that the file lacks */
	IMPORT_KEPT,  /* the card has another value; the file stays unchanged */
	IMPORT_FULL,  /* the front-matter has no space left */
};

/* one value or entry of a card that the file lacks */
struct import_step {
	enum import_did did;
	/* the key as written in the file, or as it will be written; "log" for an entry */
	struct str key;
	struct str value; /* for an entry, its line */
	struct str pair;  /* key within a map, for a new map; else empty */
	const struct edit_entry *entry; /* NULL for a value */
	/* values of one key share a number, from 0 in the order of appearance; 0 for an entry */
	uint32_t field;
	bool list;        /* the key is a list even with this single value */
};

struct import_steps {
	struct import_step *v;
	size_t n, cap;
	uint32_t nfields;
};

/*
 * Finds the steps that a person's cards need for the file with this id. `now` is its current
 * content, NULL for a new file; its entries count if loaded with WANT_TEXTS. `scratch` is the
 * number of bytes that the front-matter may grow. Texts live in the cards, in `now`, or in the
 * arena; the caller frees out->v.
 */
void import_steps(struct import_steps *out, const struct import *, const struct import_person *,
                  struct str id, const struct contact *now, size_t budget, struct arena *);

#endif
