/* SPDX-License-Identifier: ISC */
#ifndef TEND_DUE_H
#define TEND_DUE_H

#include "account/account.h"
#include "base/period.h"
#include "book/people.h"

/* the keys that due_of() reads */
#define DUE_KEYS \
	(ACCOUNT_KEYS | KEYSET(KEY_TIER) | KEYSET(KEY_EVERY) | KEYSET(KEY_NEXT) | \
	 KEYSET(KEY_SNOOZE))

enum due_state {
	DUE_NONE,    /* no cadence, no date: never due */
	DUE_NEW,     /* never in touch, or met and not followed yet; and no date set */
	DUE_AHEAD,   /* due after today */
	DUE_NOW,
	DUE_LATE,    /* overdue by a whole period or more */
	DUE_DORMANT, /* no contact for the book's dormant time, whatever the period */
};

/* when a contact is due */
struct due {
	size_t who;          /* index into the book's contacts */
	day last;            /* last contact, or DAY_NONE */
	day due;             /* or DAY_NONE */
	int32_t late;        /* days from due to today, negative if due is after today */
	struct period every; /* the cadence: the contact's own, or its tier's */
	double weight;       /* late as a share of the period, see due_find() */
	double tier;         /* days of the tier's period, see due_find() */
	bool quiet;          /* dormant, and of the widest tier */
	enum due_state state;
};

/*
 * The due day is `next`, until there is contact on or after that day; else the last
 * contact plus `every`, or the tier's period; never before `snooze`.
 *
 * A contact without `tier` and `every` is followed from the first entry of the log on: before it,
 * `met` alone gives no due day, unless the settings name a period for such contacts.
 *
 * If `met` is the only contact, the first period is shorter, so that people met on one
 * day are due on different days: it is cut by h/2^32 of its half, where h is map_hash()
 * of the id times 2654435769, modulo 2^32.
 */
struct due due_of(const struct contact *, const struct settings *, day today);

/* the cadence: the contact's own `every`, else its tier's; needs KEY_EVERY and KEY_TIER */
struct period due_cadence(const struct contact *, const struct settings *);

/*
 * The days of the tier's period; the widest tier's (settings_widest()) without a tier or a
 * finite period, or a year if there is none. Needs KEY_TIER.
 */
double due_tier_days(const struct contact *, const struct settings *);

/* "soon", "due", "late", "dormant", "new", "-" */
const char *due_state_name(enum due_state);

/*
 * The contacts of `people` that are due by the day `until` or dormant (but neither
 * snoozed nor with a later `next`), first things first:
 *
 * 1. `quiet` contacts last;
 * 2. by tier, the one with the shortest period first; without a finite period, a contact
 *    stands with the widest tier (settings_widest());
 * 3. the most overdue relative to their period first. Who is overdue by a whole period or more
 *    counts as one period; among these the shorter period, then the more days;
 * 4. by id.
 *
 * A contact without a period counts as if it had the default tier's (settings_widest()), or a year
 * if no tier has a finite one; so days decide among contacts without a period. With `newcomers`,
 * only contacts in the state DUE_NEW, by id. The owner and inactive contacts are left out. The
 * caller frees *out.
 */
void due_find(struct due **out, size_t *n, const struct book *, const struct people *,
              day today, day until, bool newcomers);

/* sorts what due_find() found by lateness alone, as a share of the period, then by id */
void due_sort_late(struct due *, size_t n);

#endif
