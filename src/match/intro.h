/* SPDX-License-Identifier: ISC */
#ifndef TEND_INTRO_H
#define TEND_INTRO_H

#include "account/account.h"
#include "book/people.h"
#include "find/terms.h"
#include "network/ties.h"

/* the keys and parts that intro_open() needs, of the whole book */
#define INTRO_KEYS \
	(TIES_KEYS | ACCOUNT_KEYS | KEYSET(KEY_NEEDS) | KEYSET(KEY_OFFERS) | KEYSET(KEY_TAGS) | \
	 KEYSET(KEY_PLACE))
#define INTRO_PARTS TIES_PARTS

/*
 * A word of more people than this tells little of any two of them, and to start
 * from it would make the work quadratic: a fit has to rest on a rarer one, and
 * people are not brought together for a passion or place so common. With
 * something else in common it counts.
 */
#define INTRO_COMMON 50

/* a need of one and the offer of another that comes nearest to it */
struct fit {
	double share; /* 0 none .. 1 */
	const struct item *need, *offer;
};

enum intro_state { INTRO_NEW, INTRO_ASKED_A, INTRO_ASKED_B, INTRO_AGREED, INTRO_DECLINED };

/* two people who might gain from meeting, and how much */
struct intro {
	uint32_t a, b;   /* indices into the book's contacts */
	int score;       /* 0 .. 100, see intro_pair() */
	struct fit ab;   /* a needs, b offers */
	struct fit ba;
	double passions; /* summed rarity of the tags they share */
	bool place;      /* they share a place */
	size_t mutual;   /* acquaintances in common */
	enum intro_state state;
};

/*
 * The terms of two keys, and how much each tells. A contact with a term in both keys is one of its
 * people and has two of its lists.
 */
struct vocabulary {
	uint32_t n;
	uint32_t *people; /* of each term: contacts that have it */
	uint32_t *lists;  /* of each term: lists of one key of one contact that have it */
	double *rarity;   /* ln(1 + N/lists) of N contacts (Spärck Jones 1972) */
};

/* summed rarity of a need's words: all, and those that are too common to start from */
struct weight {
	float all, common;
};

/* what a book says that bears on introductions, indexed */
struct intros {
	struct book *book;
	struct ties ties;
	struct vocabulary words, things;
	struct items needs, offers; /* in words */
	struct items tags, places;  /* in things: each value is one */
	struct weight *weight; /* of each need */
	double top;       /* the rarity of a term that one person has */
	/* of each contact: not retired, not the owner, net not negative, not dormant */
	bool *standing;
};

void intro_open(struct intros *, struct book *, day today);
void intro_close(struct intros *);

/*
 * How much two would gain, as a score of 100:
 *
 *	50  the better of the two fits of a need and an offer
 *	20  the other one
 *	18  passions they share, by rarity: s / (s + 2 * top)
 *	 6  a place they share
 *	 6  mutual acquaintances, k: k/10 * e^(1 - k/10), ten being best
 *	    (after Rajkumar et al. 2022: moderately weak ties)
 *
 * For the fits see intro_fit().
 */
struct intro intro_pair(const struct intros *, size_t a, size_t b);
/*
 * How far an offer meets a need, 0 to 1: the part of the need's words, weighed
 * by rarity, that the offer has, times the rarity of the rarest of these as a
 * part of `top`. 0 where this is one of more than INTRO_COMMON people; below
 * INTRO_FIT_MIN it is chance and counts as 0.
 */
#define INTRO_FIT_MIN 0.2
double intro_fit(const struct intros *, const struct item *need, const struct item *offer);
/* the sum of those parts; `mutual` is the last one, 0 .. 1 */
double intro_score(const struct intros *, double ab, double ba, double passions, bool place,
                   double mutual);

/* ties_mutual() of those of two people */
double intro_mutual(const struct intros *, size_t a, size_t b);

/* whether two may be suggested: both in good standing, not tied, not apart */
bool intro_allowed(const struct intros *, size_t a, size_t b);

/* "new", "asked-a", … */
const char *intro_state_name(enum intro_state);
/* the words of an item, a value of that key, as they stand in the file */
struct str intro_words(const struct intros *, const struct item *, enum key);
#endif
