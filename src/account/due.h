/* SPDX-License-Identifier: ISC */
#ifndef TEND_DUE_H
#define TEND_DUE_H

#include "account/account.h"
#include "book/people.h"

/* the keys that due_of() reads */
#define DUE_KEYS \
	(ACCOUNT_KEYS | KEYSET(KEY_TIER) | KEYSET(KEY_EVERY) | KEYSET(KEY_NEXT) | \
	 KEYSET(KEY_SNOOZE))

enum due_state {
	DUE_NONE,    /* no rhythm, no date: never due */
	DUE_NEW,     /* never in touch, and no date set: yet to be met */
	DUE_AHEAD,   /* later than today */
	DUE_NOW,
	DUE_LATE,    /* a whole further period has gone by */
	DUE_DORMANT, /* silent for the book's dormant time, whatever the period */
};

/* when a contact is due */
struct due {
	size_t who;          /* index into the book's contacts */
	day last;            /* last contact, or DAY_NONE */
	day due;             /* or DAY_NONE */
	int32_t late;        /* days since then, negative when still ahead */
	struct period every; /* the rhythm: its own, or its tier's */
	double weight;       /* late as a share of the period: see due_find() */
	enum due_state state;
};

/*
 * Due is `next`, until there is contact on or after that day; else the last
 * contact plus `every`, or the tier's period; not before `snooze`.
 *
 * Who was met and not spoken to since gets a shorter first period, so that
 * people met on one day do not fall due on one day: it is cut by up to a half,
 * by h/2^32 of that half, h being map_hash() of the id times 2654435769, modulo
 * 2^32.
 */
struct due due_of(const struct contact *, const struct settings *, day today);

/*
 * how often: the contact's own `every`, else the period of its tier; needs KEY_EVERY and KEY_TIER
 */
struct period due_rhythm(const struct contact *, const struct settings *);

/* "soon", "due", "late", "dormant", "new", "-" */
const char *due_state_name(enum due_state);

/*
 * Those of `people` who are due by the day `until` or dormant (and neither
 * snoozed nor asked to be left for a later `next`), the most late relative to
 * their period first, then by id. A contact without a period counts as if it had the
 * default tier's (settings_tier()), or a year if no tier has a finite one; so days decide
 * among those without a period. With `newcomers` only those yet to be met.
 * The caller frees *out. The retired are left out.
 */
void due_find(struct due **out, size_t *n, const struct book *, const struct people *,
              day today, day until, bool newcomers);

#endif
