/* SPDX-License-Identifier: ISC */
#ifndef TEND_GIVE_FITS_H
#define TEND_GIVE_FITS_H

#include "match/intro_pair.h"

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
	struct intros *intros;
	size_t who;             /* the contact; the book's n before the first */
	/* the best fit of each other contact, offers first: give_fits_other() reads them */
	struct fit *others;
	size_t nstrangers;      /* of these, how many at the front were found to be strangers */
	struct fit *mine;       /* the best fit of each of the owner's offers, best first */
	size_t nothers, nmine;
	size_t first, count;    /* the owner's offers: index of the first, number */
	/* the best so far of each contact, followed by that of each of the owner's offers */
	struct fit *best;
	uint32_t *slot;         /* the nslots entries of `best` that are set */
	size_t nslots;
	bool *eligible;         /* of each contact: intros->listed, and the owner */
	struct postings_search search;
};

void give_fits_open(struct give_fits *, struct intros *);
/* finds the fits of a contact, unless they are there already; earlier results are overwritten */
void give_fits_find(struct give_fits *, size_t who);
/*
 * The nth-best fit of another contact, from 0, or NULL. Contacts that intro_bar_notes() bars are
 * left out; that takes long, and is found out for as many as the caller asks for. Titles come after
 * offers, and only if no offer fits.
 */
const struct fit *give_fits_other(struct give_fits *, size_t nth);
void give_fits_close(struct give_fits *);

#endif
