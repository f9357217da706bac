/* SPDX-License-Identifier: ISC */
#ifndef TEND_SENSE_OTHER_H
#define TEND_SENSE_OTHER_H

#include "match/fit_sense.h"
#include "match/sense_text.h"

/*
 * True if a need, which wants what begins at its word `thing`, and an offer share words in another
 * sense:
 *
 *	what is wanted is taught, and the offer is a thing, or its repair
 *	what is wanted is a thing that the offer is done to: "a lift", "repairs lifts"
 *	it is where they are: "a bench", "works at a bank"
 *	both teach, and the need names what; or both have one noun that says little by itself: a
 *	wedding planner and a town planner
 */
bool sense_other(const struct fit_texts *, const struct sense_text *need, size_t thing,
                 const struct sense_text *offer);

#endif
