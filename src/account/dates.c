/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "account/dates.h"
#include "base/mem.h"
#include "contact/own_date.h"

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

/* sets when a day with a month comes next; that may be beyond the calendar */
static void
come_next(struct occasion *o, const struct partial *p, day today)
{
	int y, m, md;

	day_civil(today, &y, &m, &md);
	if (p->mday)
		o->date = next_of(p->month, p->mday, today);
	else
		o->date = p->month == m ? today : next_of(p->month, 1, today);
	o->age = age_on(o->date, p, today);
	o->leap = p->month == 2 && p->mday == 29;
}

static bool
birthday(struct occasion *o, const struct contact *c, day today)
{
	struct partial birth = birth_of(c);

	if (!birth.month)
		return false;
	o->kind = birth.mday ? OCCASION_BIRTHDAY : OCCASION_MONTH;
	come_next(o, &birth, today);
	return true;
}

/* the same for a day that may lie ahead, and is then the first */
static void
come_first(struct occasion *o, const struct partial *p, day today)
{
	day first = p->year && p->mday ? in_year(p->year, p->month, p->mday) : DAY_NONE;

	come_next(o, p, today);
	if (first != DAY_NONE && first > today)
		o->date = first;
}

static bool
anniversary(struct occasion *o, const struct contact *c, day today)
{
	struct partial on = contact_partial(c, KEY_ANNIVERSARY);

	if (!on.month)
		return false;
	o->kind = OCCASION_ANNIVERSARY;
	come_first(o, &on, today);
	return true;
}

static bool
known(struct occasion *o, const struct contact *c, day today)
{
	struct partial met = contact_partial(c, KEY_MET);
	day since = contact_day(c, KEY_MET);
	int year, month, mday;

	if (since == DAY_NONE || since > today || !met.mday)
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
	static const char *const names[] = {"anniversary", "birthday", "birthday-month", "date", "known"};

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
	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	return str_cmp(a->name, b->name);
}

struct found_dates {
	struct occasion *v;
	size_t n, cap;
	day today, until;
};

static void
add(struct found_dates *f, struct occasion o)
{
	if (o.date == DAY_NONE || o.date > f->until)
		return;
	o.days = o.date - f->today;
	f->v = mem_reserve(f->v, f->n, &f->cap, sizeof(*f->v));
	f->v[f->n++] = o;
}

/* the days under `dates` */
static void
add_own(struct found_dates *f, const struct contact *c, size_t who)
{
	const struct field *own = contact_field(c, KEY_DATES);
	const char *why;

	for (size_t i = 0; own && i < own->n; i++) {
		struct occasion o = {.who = who, .kind = OCCASION_DATE};
		struct own_date date;

		if (own_date(&date, own, i, &c->dates, &why) < 0)
			continue;
		o.name = date.name;
		come_first(&o, &date.on, f->today);
		add(f, o);
	}
}

void
dates_find(struct occasion **out, size_t *n, const struct book *b, const struct people *people,
           day today, day until)
{
	static bool (*const find[])(struct occasion *, const struct contact *, day) = {
		anniversary, birthday, known,
	};
	struct found_dates f = {.today = today, .until = until};

	for (size_t i = 0; i < people->n; i++) {
		const struct contact *c = &b->contact[people->who[i]];

		if (c->me || c->inactive)
			continue;
		for (size_t k = 0; k < sizeof(find) / sizeof(find[0]); k++) {
			struct occasion o = {.who = people->who[i]};

			if (find[k](&o, c, today))
				add(&f, o);
		}
		add_own(&f, c, people->who[i]);
	}
	if (f.n)
		qsort(f.v, f.n, sizeof(*f.v), occasion_order);
	*out = f.v;
	*n = f.n;
}
