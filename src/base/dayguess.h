/* SPDX-License-Identifier: ISC */
#ifndef TEND_DAYGUESS_H
#define TEND_DAYGUESS_H

#include "base/written.h"

/*
 * Days that people type and no tool reads, for messages that have them as they can be typed:
 * "15/11", "fri 13 nov", "the 3rd of May", "2026/11/10", "20261110", "this morning", "end of
 * month".
 */
enum dayguess_is {
	DAYGUESS_NONE,   /* no day */
	DAYGUESS_NO_DAY, /* a date, but there is no such day */
	DAYGUESS_MONTH,  /* a month: its first day, or its last if ahead */
	DAYGUESS_TWO,    /* two days, as "3/4": both are set */
	DAYGUESS_DAY,
};

enum { DAYGUESS_AHEAD = 92 }; /* days: how far ahead a day of the past may lie, as that of a plan */

struct dayguess {
	enum dayguess_is is;
	day d, other;
};

/*
 * Guesses from all of the text. Without a year it is the next such day from today if `ahead`, else
 * the latest that is at most DAYGUESS_AHEAD days ahead.
 */
struct dayguess dayguess(struct str, day today, bool ahead, const struct written_style *);

#endif
