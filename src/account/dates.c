/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "account/dates.h"
#include "base/mem.h"

/* a day of the year; 29 February is the 28th in years without one */
static day
in_year(int year, int month, int mday)
{
	day d = day_of(year, month, mday);

	return d == DAY_NONE ? day_of(year, month, mday - 1) : d;
}

static int
precision(const struct partial *p)
{
	return (p->month > 0) + (p->mday > 0);
}

static struct partial
birth_of(const struct contact *c)
{
	struct partial p = contact_partial(c, KEY_BIRTHDAY), born = contact_partial(c, KEY_BORN), best = p;

	if (precision(&born) > precision(&p))
		best = born;
	if (!best.year)
		best.year = p.year ? p.year : born.year;
	return best;
}

/* the first anniversary on or after `from`; DAY_NONE beyond the calendar */
static day
next_of(int month, int mday, day from)
{
	int y, m, md;
	day d;

	day_civil(from, &y, &m, &md);
	if (!y)
		return DAY_NONE;
	d = in_year(y, month, mday);
	return d >= from ? d : in_year(y + 1, month, mday);
}

/* full years from birth to a date; -1 if the year is unknown or the birth is after today */
static int32_t
age_on(day date, const struct partial *birth, day today)
{
	int y, m, md;

	if (!birth->year || in_year(birth->year, birth->month, birth->mday ? birth->mday : 1) > today)
		return -1;
	day_civil(date, &y, &m, &md);
	return y - birth->year;
}

/* true if the contact has a birthday; its date may be beyond the calendar */
static bool
birthday(struct occasion *o, const struct contact *c, day today)
{
	struct partial birth = birth_of(c);
	int y, m, md;

	if (!birth.month)
		return false;
	day_civil(today, &y, &m, &md);
	o->kind = birth.mday ? OCCASION_BIRTHDAY : OCCASION_MONTH;
	if (birth.mday)
		o->date = next_of(birth.month, birth.mday, today);
	else
		o->date = birth.month == m ? today : next_of(birth.month, 1, today);
	o->age = age_on(o->date, &birth, today);
	o->leap = birth.month == 2 && birth.mday == 29;
	return true;
}

static bool
known(struct occasion *o, const struct contact *c, day today)
{
	struct partial met = contact_partial(c, KEY_MET);
	day since = contact_day(c, KEY_MET);
	int year, month, mday;

	o->logged = since == DAY_NONE || since > today;
	if (o->logged)
		since = contact_first_entry(c, today);
	else if (!met.mday)
		return false;
	if (since == DAY_NONE)
		return false;
	day_civil(since, &year, &month, &mday);
	o->kind = OCCASION_KNOWN;
	o->leap = month == 2 && mday == 29;
	/* the first anniversary is a year after the meeting */
	o->date = next_of(month, mday, since < today ? today : today + 1);
	day_civil(o->date, &o->age, &month, &mday);
	o->age -= year;
	return true;
}

const char *
occasion_name(enum occasion_kind kind)
{
	static const char *const names[] = {"birthday", "birthday-month", "known"};

	return names[kind];
}

/* contacts are sorted by id, so comparing indices compares ids */
static int
occasion_order(const void *va, const void *vb)
{
	const struct occasion *a = va, *b = vb;

	if (a->date != b->date)
		return a->date < b->date ? -1 : 1;
	if (a->who != b->who)
		return a->who < b->who ? -1 : 1;
	return (a->kind > b->kind) - (a->kind < b->kind);
}

void
dates_find(struct occasion **out, size_t *n, const struct book *b, const struct people *people,
           day today, day until)
{
	static bool (*const find[])(struct occasion *, const struct contact *, day) = {birthday, known};
	enum { KINDS = sizeof(find) / sizeof(find[0]) };
	struct occasion *v = mem_alloc(people->n * KINDS * sizeof(*v));

	*n = 0;
	for (size_t i = 0; i < people->n; i++) {
		const struct contact *c = &b->contact[people->who[i]];
		struct occasion o = {.who = people->who[i]};

		for (size_t k = 0; k < KINDS && !c->me && !c->inactive; k++) {
			if (!find[k](&o, c, today) || o.date == DAY_NONE || o.date > until)
				continue;
			o.days = o.date - today;
			v[(*n)++] = o;
		}
	}
	if (*n)
		qsort(v, *n, sizeof(*v), occasion_order);
	*out = v;
}
