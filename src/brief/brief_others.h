/* SPDX-License-Identifier: ISC */
#ifndef TEND_BRIEF_OTHERS_H
#define TEND_BRIEF_OTHERS_H

#include "brief/brief_fact.h"

/*
 * Adds what the notes on contacts tied to the subject have in confidence, in sentences that name
 * the subject: "Confidential: Chiara does not know." Returns how many rows, two at most.
 */
size_t brief_others_secrets(struct briefing *);
/* true if the notes on one of the two tell of a quarrel, in a sentence that names the other */
bool brief_others_quarrel(struct briefing *, const struct contact *other);

#endif
