/* SPDX-License-Identifier: ISC */
#ifndef TEND_GIVE_THINGS_H
#define TEND_GIVE_THINGS_H

#include "match/intro.h"

/* a passion or a place of a contact */
struct give_thing {
	struct str text;
	double rarity;
	uint32_t at; /* index of the value in its field */
	bool mine;   /* whether the owner has it too */
};

/*
 * The passions, or the places, of one contact at a time. A value that a tenth of the book or more
 * has says little of anyone and is left out, but for books below TERMS_BOOK. A tag that is also a
 * place in the book is no passion, nor is a language; nor is one of the owner's that is the
 * contact's job.
 */
struct give_things {
	const struct intros *intros;
	const struct items *items;
	enum key key;
	bool *mine;           /* of each term, whether the owner has it */
	struct give_thing *v; /* the owner's first, then by rarity */
	size_t n, cap;
	size_t shared;        /* how many the owner has too */
	size_t who;           /* the contact */
	bool job_read;        /* whether `job` is the contact's */
	struct stem *stem;    /* NULL if the language has no stemmer */
	struct map job;       /* stems of the contact's job */
	struct arena arena;   /* of these */
	struct buf scratch;
};

/* the keys of the words that are a job */
#define GIVE_THINGS_KEYS \
	(KEYSET(KEY_TITLE) | KEYSET(KEY_ORG) | KEYSET(KEY_FIELD) | KEYSET(KEY_ROLES))

/* key: KEY_TAGS or KEY_PLACE */
void give_things_open(struct give_things *, const struct intros *, enum key);
void give_things_read(struct give_things *, size_t who);
/* true if a word of a text is one of the contact's title, organisation, field or roles */
bool give_things_job(struct give_things *, struct str text);
void give_things_close(struct give_things *);

#endif
