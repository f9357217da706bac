/* SPDX-License-Identifier: ISC */
#ifndef TEND_GIVE_FITS_H
#define TEND_GIVE_FITS_H

#include "match/intro.h"

/*
 * A fit counts if the offers of one contact, taken together (since people split them at commas),
 * have this share of the summed rarity of the need's words: less is a word in common, not an offer.
 */
#define GIVE_MET_MIN 0.5

/*
 * The offers that fit the needs of one contact at a time. The struct borrows the intros; its
 * results point into them.
 */
struct give_fits {
	struct intros *intros;  /* its acquainted is filled when it is first needed */
	size_t who;             /* the contact; the book's n before the first */
	struct fit *others;     /* the best fit of each other contact, best first */
	struct fit *mine;       /* the best fit of each of the owner's offers, best first */
	size_t nothers, nmine;
	size_t nstrangers;      /* the first of `others` that passed give_fits_strangers() */
	size_t first, count;    /* the owner's offers: index of the first, number */
	/* the best so far of each contact, followed by that of each of the owner's offers */
	struct fit *best;
	uint32_t *slot;         /* the nslots entries of `best` that are set */
	size_t nslots;
	bool *eligible;         /* of each contact: intros->eligible, and the owner */
	struct postings_search search;
};

void give_fits_open(struct give_fits *, struct intros *);
/* finds the fits of a contact, unless they are there already; earlier results are overwritten */
void give_fits_find(struct give_fits *, size_t who);
/*
 * Removes those of `others` whose file names the contact, or the other way round, until the first
 * `want` are strangers. Only those are looked at, as it takes reading both files. Returns how many
 * there are, at most `want`.
 */
size_t give_fits_strangers(struct give_fits *, size_t want);
void give_fits_close(struct give_fits *);

#endif
