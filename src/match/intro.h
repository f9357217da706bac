/* SPDX-License-Identifier: ISC */
#ifndef TEND_INTRO_H
#define TEND_INTRO_H

#include "account/account.h"
#include "book/people.h"
#include "match/postings.h"
#include "network/ties.h"

/* the keys and parts that intro_open() needs, of the whole book */
#define INTRO_KEYS \
	(TIES_KEYS | ACCOUNT_KEYS | KEYSET(KEY_NEEDS) | KEYSET(KEY_OFFERS) | KEYSET(KEY_TAGS) | \
	 KEYSET(KEY_PLACE))
#define INTRO_PARTS TIES_PARTS

/* a need and an offer that fits it, both borrowed from the intros */
struct fit {
	double share; /* intro_fit(): 0 (none) to 1 */
	const struct item *need, *offer;
};

enum intro_state { INTRO_NEW, INTRO_ASKED_A, INTRO_ASKED_B, INTRO_AGREED, INTRO_DECLINED };

/* two people who might gain from meeting */
struct intro {
	uint32_t a, b;   /* indices into the book's contacts */
	int score;       /* 0 to 100, see intro_pair() */
	struct fit ab;   /* the best fit of a need of a and an offer of b */
	struct fit ba;   /* the best fit of a need of b and an offer of a */
	double shared_tags; /* summed rarity of the tags they share */
	bool place;      /* true if they share a place */
	size_t mutual;   /* number of acquaintances in common */
	enum intro_state state;
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
	/*
	 * true for each contact that is active, not the owner, not dormant, and has a balance not
	 * below 0
	 */
	bool *eligible;
};

void intro_open(struct intros *, struct book *, day today);
void intro_close(struct intros *);

/*
 * Scores a pair, 0 to 100, as the sum of:
 *
 *	50  the better of the two fits of a need and an offer
 *	20  the other fit
 *	18  the shared tags, by their summed rarity s: s/(s + 2 * max_rarity), see struct postings
 *	 6  a shared place
 *	 6  k mutual acquaintances: k/10 * e^(1 - k/10), highest at ten
 *	    (after Rajkumar et al. 2022: moderately weak ties)
 */
struct intro intro_pair(const struct intros *, size_t a, size_t b);

/*
 * Returns how well an offer fits a need, 0 to 1: met/all * rarest/max_rarity. `all` sums the rarity
 * of the need's words, `met` that of the words that the offer has too; `rarest` is the highest
 * rarity of a distinctive word (see POSTINGS_DISTINCTIVE) that both have. A result below
 * INTRO_FIT_MIN is due to chance, and becomes 0.
 */
#define INTRO_FIT_MIN 0.2
double intro_fit(const struct intros *, const struct item *need, const struct item *offer);

/* the score of a pair from its parts; mutual: 0 to 1, as from intro_mutual() */
double intro_score(const struct intros *, double ab, double ba, double shared_tags, bool place,
                   double mutual);

/* the value of the mutual acquaintances of two contacts, 0 to 1, see ties_mutual() */
double intro_mutual(const struct intros *, size_t a, size_t b);

/* true if two contacts may be suggested: both eligible, not tied, not kept apart */
bool intro_allowed(const struct intros *, size_t a, size_t b);

/* "new", "asked-a", ... */
const char *intro_state_name(enum intro_state);

/* true for each tag or place (`items`) that a contact has, by term; the caller frees the array */
bool *intro_terms_of(const struct intros *, const struct items *, size_t who);

/* the text of an item, as the file has it; `key` is the key whose value it is */
struct str intro_item_text(const struct intros *, const struct item *, enum key);

#endif
