/* SPDX-License-Identifier: ISC */
#ifndef TEND_INTRO_PAIR_H
#define TEND_INTRO_PAIR_H

#include "match/intro.h"

/* a need and an offer that fits it, both borrowed from the intros */
struct fit {
	double share; /* intro_fit(): 0 (none) to 1 */
	const struct item *need, *offer;
};

/* how far an introduction is */
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
 * of it, see language_names_aside(). Words that stand beside what is wanted, or done, are none:
 * see fit_sense().
 */
#define INTRO_FIT_MIN 0.2
#define INTRO_FIT_NOTES 0.1
#define INTRO_ROLE 0.7
double intro_fit(const struct intros *, const struct item *need, const struct item *offer);
/* an upper bound of it that reads no text */
double intro_fit_most(const struct intros *, const struct item *need, const struct item *offer);

/* the score of a pair from its parts; mutual: 0 to 1, as from intro_mutual() */
double intro_score(const struct intros *, double ab, double ba, double shared_tags, bool place,
                   double mutual);

/* the value of the mutual acquaintances of two contacts, 0 to 1, see ties_mutual() */
double intro_mutual(const struct intros *, size_t a, size_t b);

/* "new", "asked-a", ... */
const char *intro_state_name(enum intro_state);

/* true if a tag that two contacts share is what one of them does: a job is no passion */
bool intro_is_job(const struct intros *, const struct item *tag, size_t a, size_t b);

/* true if a need and an offer name one role, whatever they call it */
bool intro_same_role(const struct intros *, const struct item *need, const struct item *offer);
/*
 * True if who gives gains, too: a customer of what they do for a living, or someone for what they
 * part with, for an internship, or a pupil.
 */
bool intro_gains(const struct intros *, const struct fit *);
/* true if two contacts share a place, or one place begins with the other: "Graz, Austria" */
bool intro_same_place(const struct intros *, size_t a, size_t b);
/* true if both have a place, and share none */
bool intro_elsewhere(const struct intros *, size_t a, size_t b);

#endif
