/* SPDX-License-Identifier: ISC */
#ifndef TEND_IMPORT_H
#define TEND_IMPORT_H

#include "book/book.h"
#include "read/card.h"

/*
 * Imports cards of other programs: assigns each card to a person, then finds, person by person,
 * what the cards say and the contact's file does not.
 */

/* a person in the cards: a contact of the book, or a new one */
struct import_person {
	size_t who;       /* index of the contact; the number of contacts for a new one */
	uint32_t *card;   /* indices of their cards, in order */
	size_t ncards, scratch;
	struct str name;  /* name of a new contact; may be empty */
	/*
	 * wanted id of a new contact: the one it has in the book it comes from, if that is valid;
	 * else empty
	 */
	struct str wanted_id;
};

struct import {
	const struct book *book;
	struct cards *cards;
	struct import_person *v; /* in the order of their first cards */
	size_t n, cap;
	struct map ids;   /* folded ids of files and of new people */
	struct map slugs; /* the last number given to each slug: ana-2, ana-3 */
	struct arena arena;
};

/*
 * Assigns each card by UID, then by e-mail address, then by name or alias, to contacts and to
 * people that earlier cards create, so that a second import finds the same. tend-vcard(1) has the
 * rules. Ambiguous cards are reported in the cards' errors and skipped; so is a card without a name
 * that matches no person. Needs the whole book with all keys.
 */
void import_match(struct import *, const struct book *, struct cards *);

/*
 * the next free id for a new person, unused in the book and not given before; owned by the import
 */
struct str import_id(struct import *, const struct import_person *);

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

void import_free(struct import *);

#endif
