/* SPDX-License-Identifier: ISC */
#ifndef TEND_IMPORT_H
#define TEND_IMPORT_H

#include "book/book.h"
#include "read/card.h"

/*
 * What cards of another program bring to a book: first whose they are, then, person by person, what
 * they say that the contact's file does not.
 */

/* someone whom cards speak of: a contact of the book, or one to be made */
struct import_person {
	size_t who;       /* the contact; the book's n for a new one */
	uint32_t *card;   /* whose cards they are, in their order */
	size_t ncards, scratch;
	struct str name;  /* of a new one; may be empty */
	struct str wish;  /* of a new one: the id it has in the book it comes from, if that will do; else empty */
};

struct import {
	const struct book *book;
	struct cards *cards;
	struct import_person *v; /* in the order of their first cards */
	size_t n, cap;
	struct map ids;   /* folded: of files and of people to be made */
	struct map slugs; /* the last number given to each: ana-2, ana-3 */
	struct arena arena;
};

/*
 * Finds whose each card is: by UID, then by e-mail address, then by name or alias; among the
 * contacts and those that the cards will make, so that a second time finds the same. See tend-vcard(1) for the rules. What may be several people's is told
 * in the cards' errors, and left out; so is a card without a name that is nobody's. Needs the whole book with all keys.
 */
void import_match(struct import *, const struct book *, struct cards *);

/* the next id for a new person, that no file of the book has and nobody was given yet; lives in the import */
struct str import_id(struct import *, const struct import_person *);

enum import_did {
	IMPORT_ADDED, /* a value that the file has not */
	IMPORT_KEPT,  /* the card says something else; the file stays as it is */
	IMPORT_FULL,  /* no room for it in the front-matter */
};

/* one value, or entry, of a card that the file does not have */
struct import_step {
	enum import_did did;
	struct str key;   /* as it is in the file, else as it is to be written; "log" for an entry */
	struct str value; /* of an entry, its line */
	struct str pair;  /* the name it has in a map, where a new key is to be one; else empty */
	const struct edit_entry *entry; /* or NULL */
	uint32_t field;   /* of the values of one key: the same number, from 0 in the order in which they came; of an entry 0 */
	bool list;        /* the key is a list also if this is the only value */
};

struct import_steps {
	struct import_step *v;
	size_t n, cap;
	uint32_t nfields;
};

/*
 * What the cards of a person bring to a file of that id, which says what `now` does; NULL for one that is to be made. Its
 * entries count if they were read with WANT_TEXTS. `scratch` is how many bytes its front-matter may still grow. Texts live in
 * the cards, in `now`, or in the arena; the caller frees out->v.
 */
void import_steps(struct import_steps *out, const struct import *, const struct import_person *, struct str id,
                  const struct contact *now, size_t budget, struct arena *);

void import_free(struct import *);

#endif
