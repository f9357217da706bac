/* SPDX-License-Identifier: ISC */
#ifndef TEND_WEEK_H
#define TEND_WEEK_H

#include "account/dates.h"
#include "account/due.h"

/* whose turn it is */
enum week_turn {
	WEEK_NOW,   /* in this week */
	WEEK_QUIET, /* in this week, of the quiet ones: dormant, of the widest tier */
	WEEK_WAITS,
};

struct week_row {
	struct due due;
	enum week_turn turn;
};

/*
 * The contacts that are due, each with its turn, in the order of due_find(). `budget` is how
 * many have their turn in a week, the quiet ones apart; 0 for all.
 *
 * If more are due, the first tier and at least half of the budget are the first rows; the other
 * places go round: those that were due on the Monday are a ring, in the order of their ids,
 * which moves on by so many places each week. Who is no longer due is passed over. Of the quiet,
 * one has its turn in a week, or two from a budget of 10 on, in a ring of their own. So the
 * choice is a function of the book and the week, and who is done on Tuesday changes nothing for
 * the others. The caller frees *out.
 */
void week_find(struct week_row **out, size_t *n, const struct book *, const struct people *,
               day today, size_t budget);

/*
 * True for an occasion worth a line: a birthday; of the years since a `met`, every fifth, for
 * contacts of a narrower tier than the widest.
 */
bool week_occasion(const struct occasion *, const struct contact *, const struct settings *);

#endif
