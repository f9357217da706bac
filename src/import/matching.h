/* SPDX-License-Identifier: ISC */
#ifndef TEND_MATCHING_H
#define TEND_MATCHING_H

#include "import/import_group.h"
#include "import/import_match.h"

/* what is known about a person */
struct known {
	uint32_t person;       /* index in the import, MAP_NONE until a card is theirs */
	/* folded UID from another program, which distinguishes people; or empty */
	struct str uid;
	struct str name, wanted_id; /* for a new person, as in struct import_person */
	bool named;            /* the file has a name */
	/* true if the key is a map, to which nothing is added */
	bool uid_stays, email_stays, aliases_stay;
	bool uids_come;        /* true if it is a list, to which UIDs are added */
};

/*
 * Every person has a number: the index of a contact, and from book->n on for new people. Rounds
 * repeat: each assigns all cards, given what the last round's assignments would write to the files,
 * until no assignment changes; so the next import finds the same people.
 */
struct matching {
	struct import *im;
	struct groups uids, emails, names;
	struct groups plain; /* by card_plain_name(), of those whose name is decorated */
	struct map has;    /* "number address" for every known address */
	/* addresses in cards: the first card that has it, SHARED if cards of other names do, too */
	struct map shared;
	uint32_t *owner;   /* for each card: the number of its person, MAP_NONE for none */
	/* for each card: only its plain name found the person, in this round or before */
	bool *taken;
	struct known *known;
	size_t n, cap;
	struct errors errors; /* errors of this round */
	size_t left_out;      /* cards without a person in this round */
	struct buf scratch;
};

/* the forms in which values compare; valid until the next call */
struct str matching_form(struct matching *, enum key, struct str value);
struct str matching_uid_form(struct matching *, struct str uid);
/* the key of `has`, "7 ana@example.org"; likewise */
struct str matching_owned(struct matching *, size_t who, struct str email);

/* adds a person about which nothing is known yet */
void matching_add_one(struct matching *);
void matching_add_name(struct matching *, struct str name, size_t who);
/* learns what the file of a contact says */
void matching_add_contact(struct matching *, const struct contact *, size_t who);
/* learns what a card says about a person, for the cards after it */
void matching_learn(struct matching *, const struct card *, size_t who);
/* learns what a card will have written to a person's file */
void matching_learn_written(struct matching *, const struct card *, size_t who);

#endif
