/* SPDX-License-Identifier: ISC */
#ifndef TEND_INTRO_MATCH_H
#define TEND_INTRO_MATCH_H

#include "match/intro.h"

/*
 * the offers that come near to the needs of one contact at a time: start it with intro_match_open()
 */
struct intro_match {
	const struct intros *s;
	size_t who;         /* whose; the book's n before the first */
	struct fit *meet;   /* of others, one for each: the nearest first */
	struct fit *help;   /* of the owner, one for each offer: likewise */
	size_t nmeet, nhelp;
	size_t mine, nmine; /* the owner's offers: the first, how many */
	struct fit *best;   /* of each contact, and behind them of each of the owner's offers */
	uint32_t *slot;     /* those of `best` that hold any */
	size_t nslots;
	/* of each offer: summed rarity of the rare terms of the need looked at */
	float *met;
	uint32_t *offer;    /* those that have any */
	size_t noffers;
	double rarest;      /* of these terms */
	size_t steps;       /* left to take for this contact */
};

void intro_match_open(struct intro_match *, const struct intros *);
/* finds those of `who`, unless it was the last one asked about; what was found before is gone */
void intro_match_find(struct intro_match *, size_t who);
void intro_match_close(struct intro_match *);

#endif
