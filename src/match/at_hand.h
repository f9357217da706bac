/* SPDX-License-Identifier: ISC */
#ifndef TEND_AT_HAND_H
#define TEND_AT_HAND_H

#include <pthread.h>

#include "find/cues.h"

/* whether an offer is of use to the one who needs it; start it with at_hand_start() */
struct at_hand {
	struct cues cues;
	struct map words; /* of at_hand.def, with their kinds */
	bool ready;
	pthread_mutex_t lock;
};

void at_hand_start(struct at_hand *);
void at_hand_close(struct at_hand *);

/* a need and an offer, and the contacts, loaded with WANT_RAW */
struct offered {
	const struct contact *needy, *giver;
	struct str need, offer;
	bool noted;     /* the offer is a sentence of notes */
	bool elsewhere; /* both have a place, and share none */
};

/*
 * True if an offer cannot be had:
 *
 *	the notes of the giver or the offer say that they take on no one, or cannot work
 *	(CUE_CLOSED)
 *	the offer is for others alone, see offer_limits_bar()
 *	a sentence of those notes says that they gave up what the offer names (CUE_FORMER)
 *	a sentence of those notes says that they have it no more: "the van was sold"
 *	the need is for something in one place (at_hand.def), and the two live elsewhere; unless
 *	the need, the offer or the notes of one name the place of the other: they move, or let it
 *
 * Several threads may ask.
 */
bool at_hand_lacks(struct at_hand *, const struct offered *);

#endif
