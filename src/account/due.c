/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "account/due.h"
#include "base/mem.h"
#include "base/period.h"

struct period
due_cadence(const struct contact *c, const struct settings *set)
{
	struct period p;

	if (contact_period(&p, c, KEY_EVERY) == 0)
		return p;
	return settings_tier(set, contact_text(c, KEY_TIER))->every;
}

/*
 * The days of the period, to divide lateness by. Without a period, it is the default tier's, or a
 * year if no tier has one: the same for all such contacts, so days decide among them.
 */
static double
share_days(struct period every, const struct settings *set)
{
	if (!every.n)
		every = settings_widest(set)->every;
	return period_days(every.n ? every : (struct period){12, PERIOD_MONTHS});
}

double
due_tier_days(const struct contact *c, const struct settings *set)
{
	return share_days(settings_tier(set, contact_text(c, KEY_TIER))->every, set);
}

/* the last contact plus a period; the first period is shortened, see due.h */
static day
after(const struct contact *c, const struct account *s, struct period every)
{
	day due = day_add(s->last, every);
	uint64_t half = (uint64_t)(due - s->last) / 2;
	/* the golden ratio (Knuth 1973) spreads FNV's hashes, which are close for person-1 and person-2 */
	uint32_t h = map_hash(c->id) * 2654435769u;

	if (s->met_only)
		due -= (day)((half * h) >> 32);
	return due;
}

/*
 * False for contacts that a tool imported and the owner has not spoken to: `met`, as LinkedIn
 * gives it for hundreds, starts a cadence only where the owner has set one.
 */
static bool
followed(const struct contact *c, const struct account *s, const struct settings *set)
{
	struct period p;

	return !s->met_only || set->follow || contact_text(c, KEY_TIER).n || contact_period(&p, c, KEY_EVERY) == 0;
}

static enum due_state
state_of(const struct due *d, bool dormant, bool waits, day today)
{
	if (dormant && !waits)
		return DUE_DORMANT;
	if (d->due > today)
		return DUE_AHEAD;
	if (d->every.n && day_fits(d->due, d->every) && day_add(d->due, d->every) <= today)
		return DUE_LATE;
	return DUE_NOW;
}

struct due
due_of(const struct contact *c, const struct settings *set, day today)
{
	struct account s = account_of(c, set, today);
	day next = contact_day(c, KEY_NEXT), snooze = contact_day(c, KEY_SNOOZE);
	struct due d = {.last = s.last, .due = DAY_NONE, .every = due_cadence(c, set), .state = DUE_NONE};
	bool planned = next != DAY_NONE && s.last < next;
	bool waits;

	if (planned)
		d.due = next;
	else if (s.last == DAY_NONE || !followed(c, &s, set))
		d.state = snooze > today ? DUE_NONE : DUE_NEW;
	else if (d.every.n && day_fits(s.last, d.every))
		d.due = after(c, &s, d.every);
	if (d.due == DAY_NONE)
		return d;
	waits = (planned && next > today) || snooze > today;
	if (snooze > d.due)
		d.due = snooze;
	d.late = today - d.due;
	d.weight = d.late / share_days(d.every, set);
	d.state = state_of(&d, account_dormant(&s, set, today), waits, today);
	return d;
}

const char *
due_state_name(enum due_state s)
{
	static const char *const names[] = {"-", "new", "soon", "due", "late", "dormant"};

	return names[s];
}

static bool
listed(const struct due *d, day until, bool newcomers)
{
	if (newcomers)
		return d->state == DUE_NEW;
	return d->state == DUE_DORMANT || (d->due != DAY_NONE && d->due <= until);
}

/* contacts are sorted by id, so comparing indices compares ids */
static int
late_order(const void *va, const void *vb)
{
	const struct due *a = va, *b = vb;

	if (a->weight != b->weight)
		return a->weight > b->weight ? -1 : 1;
	return (a->who > b->who) - (a->who < b->who);
}

/* both are overdue by a whole period or more */
static int
missed_order(const struct due *a, const struct due *b)
{
	double every_a = period_days(a->every), every_b = period_days(b->every);

	if (every_a != every_b)
		return every_a < every_b ? -1 : 1;
	if (a->late != b->late)
		return a->late > b->late ? -1 : 1;
	return (a->who > b->who) - (a->who < b->who);
}

static int
due_order(const void *va, const void *vb)
{
	const struct due *a = va, *b = vb;

	if (a->quiet != b->quiet)
		return a->quiet ? 1 : -1;
	if (a->tier != b->tier)
		return a->tier < b->tier ? -1 : 1;
	return a->weight >= 1 && b->weight >= 1 ? missed_order(a, b) : late_order(a, b);
}

void
due_sort_late(struct due *v, size_t n)
{
	if (n)
		qsort(v, n, sizeof(*v), late_order);
}

static void
rank(struct due *d, const struct contact *c, const struct settings *set)
{
	d->tier = due_tier_days(c, set);
	d->quiet = d->state == DUE_DORMANT && d->tier >= share_days(settings_widest(set)->every, set);
}

void
due_find(struct due **out, size_t *n, const struct book *b, const struct people *people,
         day today, day until, bool newcomers)
{
	struct due *v = mem_alloc(people->n * sizeof(*v));

	*n = 0;
	for (size_t i = 0; i < people->n; i++) {
		const struct contact *c = &b->contact[people->who[i]];
		struct due d = due_of(c, &b->set, today);

		d.who = people->who[i];
		if (c->me || c->inactive || !listed(&d, until, newcomers))
			continue;
		if (!newcomers)
			rank(&d, c, &b->set);
		v[(*n)++] = d;
	}
	if (*n)
		qsort(v, *n, sizeof(*v), due_order);
	*out = v;
}
