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
	bool strangers;  /* true once intro_bar_notes() said so */
	enum intro_state state;
};

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
 * of the need's words, `met` that of the words that the offer has too, and INTRO_ROLE of that of a
 * role that both name, whatever they call it, up to `all`; `rarest` is the highest rarity of a
 * distinctive word (see POSTINGS_DISTINCTIVE) or role that both have. A result below INTRO_FIT_MIN
 * (INTRO_FIT_NOTES for a role, notes and titles) is due to chance, and becomes 0. Notes and titles
 * count a little less than a list. A language that is all they share is no fit, unless the need is
 * of it, see language_names_aside().
 */
#define INTRO_FIT_MIN 0.2
#define INTRO_FIT_NOTES 0.1
#define INTRO_ROLE 0.7
double intro_fit(const struct intros *, const struct item *need, const struct item *offer);

/* the score of a pair from its parts; mutual: 0 to 1, as from intro_mutual() */
double intro_score(const struct intros *, double ab, double ba, double shared_tags, bool place,
                   double mutual);

/* the value of the mutual acquaintances of two contacts, 0 to 1, see ties_mutual() */
double intro_mutual(const struct intros *, size_t a, size_t b);

/* why a pair is not suggested */
enum intro_bar {
	INTRO_FREE,     /* it may be */
	INTRO_TIED,     /* they are tied, linked, or one file names the other */
	INTRO_APART,    /* `avoid`, one has declined, or a confidence stands between them */
	INTRO_STANDING, /* one would give and get nothing, and is overdrawn or dormant */
	INTRO_REACH,    /* what one offers cannot be had, see at_hand.h */
	INTRO_BARS
};

/* true if two contacts may be suggested: both listed, not tied, not kept apart */
bool intro_allowed(const struct intros *, size_t a, size_t b);
/*
 * What bars a pair that was weighed with intro_pair(), but for intro_bar_notes(), which takes long:
 * ask that last.
 */
enum intro_bar intro_bar(const struct intros *, const struct intro *);
/*
 * What bars two contacts by their notes: acquainted_either(), foes_bar() or confidence_shared(). It
 * reads the notes with book_raw(); several threads may ask at once.
 */
enum intro_bar intro_bar_notes(struct intros *, size_t a, size_t b);
/* why two contacts must not meet, in words (static); NULL if nothing says so; likewise */
const char *intro_apart(struct intros *, size_t a, size_t b);
/* what the notes of one say of the other, see foes.h; likewise */
enum foe_kind intro_foes(struct intros *, size_t a, size_t b);
/* likewise, what bars a pair by its fits: INTRO_REACH if none of them can be had */
enum intro_bar intro_bar_fits(struct intros *, const struct intro *);
/* true if what is offered cannot be had, see at_hand.h; likewise */
bool intro_fit_lacks(struct intros *, const struct fit *);
/* acquainted_either(), likewise */
bool intro_acquainted(struct intros *, size_t a, size_t b);

/* "new", "asked-a", ... */
const char *intro_state_name(enum intro_state);

/* true for each tag or place (`items`) that a contact has, by term; the caller frees the array */
bool *intro_terms_of(const struct intros *, const struct items *, size_t who);

/* true if a tag that two contacts share is what one of them does: a job is no passion */
bool intro_is_job(const struct intros *, const struct item *tag, size_t a, size_t b);

/* true if a need and an offer name one role, whatever they call it */
bool intro_same_role(const struct intros *, const struct item *need, const struct item *offer);
/* true if two contacts share a place, or one place begins with the other: "Graz, Austria" */
bool intro_same_place(const struct intros *, size_t a, size_t b);
/* true if both have a place, and share none */
bool intro_elsewhere(const struct intros *, size_t a, size_t b);

/* the text of an item, as the file has it; `key` is the key whose value it is */
struct str intro_item_text(const struct intros *, const struct item *, enum key);

#endif
