/* SPDX-License-Identifier: ISC */
#ifndef TEND_FIT_SENSE_H
#define TEND_FIT_SENSE_H

#include "base/str.h"

/* the texts of a need and an offer that share words, or a role */
struct fit_texts {
	struct str need;  /* up to the end of its clause: "Dreams of buying a boat" */
	size_t thing;     /* where that begins in it */
	struct str offer;
	struct str giver; /* their name: its words are no words of the offer */
	bool need_noted, offer_noted; /* sentences of notes */
	bool titled;      /* the offer is a title */
	bool stated;      /* the offer is stated as a need, see fit_sense_stated() */
	bool need_role;   /* the need names a role */
	size_t roles;     /* that both name */
};

/*
 * True if the offer may be what the need is for, and no word beside it links the two:
 *
 *	What both name is what is wanted ("a lawyer for the lease" wants no lease), unless that
 *	tells nothing ("help with the lease"). If the need names a role, a sentence must, too.
 *	A sentence names it as what they do: not as a place or a time ("knits in meetings"), not
 *	as what they want, hate or lack, and as more than one of the commonest things ("work").
 *	Law and tax are those of one field and one country: "derecho laboral" is no "droit rural".
 *	To learn, to buy, to part with, to rent and to be hired need one who teaches, sells, buys,
 *	lets and hires; a list may leave that out.
 */
bool fit_sense(const struct fit_texts *);

/*
 * True if a need is an offer to others: to part with something ("sell the boat"), or a post that
 * they would fill ("a job as a cook"). The quote goes up to the end of the clause.
 */
bool fit_sense_stated(struct str quote, size_t thing);

/* a quote up to the end of the clause that byte `at` is in: the verb may come last */
struct str fit_sense_clause(struct str quote, size_t at);

/* true if an offer is of a post that the giver fills: an internship */
bool fit_sense_fills(struct str offer);
/* true if who offers it teaches: a pupil is a gain, too */
bool fit_sense_teaches(struct str offer);

/* what is wanted, without what stands beside it: "a lawyer" of "a lawyer for the lease" */
struct str fit_sense_head(struct str thing);

#endif
