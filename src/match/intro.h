/* SPDX-License-Identifier: ISC */
#ifndef TEND_INTRO_H
#define TEND_INTRO_H

#include "account/account.h"
#include "book/people.h"
#include "match/acquainted.h"
#include "match/confidence.h"
#include "match/foes.h"
#include "match/postings.h"
#include "match/at_hand.h"
#include "network/ties.h"

/* the keys and parts that intro_open() needs, of the whole book */
#define INTRO_KEYS \
	(TIES_KEYS | ACCOUNT_KEYS | ACQUAINTED_KEYS | KEYSET(KEY_NEEDS) | KEYSET(KEY_OFFERS) | \
	 KEYSET(KEY_TAGS) | KEYSET(KEY_TITLE) | KEYSET(KEY_FIELD) | \
	 KEYSET(KEY_BIRTHDAY) | KEYSET(KEY_BORN))
#define INTRO_PARTS (TIES_PARTS | WANT_RAW_LATER)
/* likewise, from INTRO_NOTES */
#define INTRO_NOTES_PARTS (TIES_PARTS | ACQUAINTED_PARTS)

/* where needs and offers are looked for, see intro_items.h */
enum intro_from {
	INTRO_LISTS, /* `needs` and `offers` alone */
	/* and the roles that titles name, as offers to those in the same place */
	INTRO_ROLES,
	/*
	 * and what notes state in prose, and all of the titles: for a few who are named; in a list
	 * of the whole book most of it would be chance
	 */
	INTRO_NOTES,
};

/* the needs, offers, tags, places and ties of a book, indexed; it borrows the book */
struct intros {
	struct book *book;
	struct ties ties;
	struct postings words;      /* the words of needs and offers */
	struct items needs, offers;
	struct postings tags_and_places; /* the values of tags and places, each one term */
	struct items tags, places;
	struct postings_weight *weight; /* of each need */
	struct acquainted acquainted;
	struct confidence confidence;
	struct foes foes;
	struct at_hand at_hand;
	struct arena arena; /* texts of items */
	pthread_mutex_t raw; /* while a thread uses book_raw() */
	enum intro_from from;
	bool *listed; /* true for each contact that is active, no child and not the owner */
	/* likewise, and not dormant, and with a balance not below 0: who may be asked for help */
	bool *eligible;
	bool *language; /* of each term of needs and offers, whether it names a language */
};

void intro_open(struct intros *, struct book *, enum intro_from, day today); /* not INTRO_NOTES */
/* from INTRO_NOTES, for pairs with one of these people: of others, it reads what may fit those */
void intro_open_notes(struct intros *, struct book *, const struct people *, day today);
/* reads needs and offers once more, from elsewhere, or since noted_needs_add() */
void intro_open_again(struct intros *, enum intro_from, day today);
void intro_close(struct intros *);

/* true for each tag or place (`items`) that a contact has, by term; the caller frees the array */
bool *intro_terms_of(const struct intros *, const struct items *, size_t who);
/* true for a tag or place that a tenth of a book of TERMS_BOOK or more has */
bool intro_common(const struct intros *, uint32_t term);

/* the text of an item, as the file has it; `key` is the key whose value it is */
struct str intro_item_text(const struct intros *, const struct item *, enum key);

#endif
