/* SPDX-License-Identifier: ISC */
#ifndef TEND_WEEK_ADVICE_H
#define TEND_WEEK_ADVICE_H

#include "cli/week_rows.h"

/* true if one of these parts is advice, which needs the whole book */
bool week_advice_wanted(unsigned parts);

/* what these parts need of each contact, beside week_rows_needs() */
struct needs week_advice_needs(unsigned parts);

/*
 * Writes, after week_rows_write(): PAIR and WITH, the introductions of tend-intro, those under way
 * first if the book has any; GIFT, what tend-give suggests for those whose turn it is, and for
 * those whose question comes first, two at most;
 * SORROW, the fresh sorrows of sorrow.h.
 * It adds the needs that their notes state to the book: call it last.
 */
void week_advice_write(struct week_rows *);

#endif
