/* SPDX-License-Identifier: ISC */
#include "account/forecast.h"
#include "base/mem.h"

/* contacts whose cadence is the widest tier's, and what the others ask for a week */
struct load {
	double others;
	size_t widest;
};

static double
a_week(struct period every)
{
	return 7 / period_days(every);
}

/* counts a contact in the weeks in which it falls due */
static void
count(struct forecast *f, const struct due *d, day today)
{
	day end = f->week[f->n - 1].monday + 6, at = d->due;

	if (at <= today) {
		f->overdue++;
		at = today;
	} else if (at <= end) {
		f->week[(at - f->week[0].monday) / 7].due++;
	}
	while (d->every.n && day_fits(at, d->every)) {
		at = day_add(at, d->every);
		if (at > end)
			return;
		f->week[(at - f->week[0].monday) / 7].due++;
	}
}

/* periods that people keep: years and their halves */
static void
find_fit(struct forecast *f, const struct load *load, struct period now, int64_t budget)
{
	enum { HALF = 6, LAST = 120 }; /* months */

	f->fits = !budget || f->weekly <= (double)budget;
	for (int32_t months = HALF; !f->fits && months <= LAST; months += HALF) {
		struct period at = {months, PERIOD_MONTHS};

		if (period_days(at) <= period_days(now) ||
		    load->others + (double)load->widest * a_week(at) > (double)budget)
			continue;
		f->at = at;
		return;
	}
}

static void
add_waiting(struct forecast *f, int64_t budget)
{
	int64_t waiting = f->overdue;

	for (size_t i = 0; i < f->n && budget; i++) {
		waiting += f->week[i].due - budget;
		f->week[i].waiting = waiting = waiting > 0 ? waiting : 0;
	}
}

void
forecast_find(struct forecast *out, const struct book *b, const struct people *people, day today,
              size_t weeks)
{
	const struct tier *widest = settings_widest(&b->set);
	struct load load = {0};

	*out = (struct forecast){.week = mem_zero(weeks, sizeof(*out->week)), .n = weeks, .tier = widest->name};
	for (size_t i = 0; i < weeks; i++)
		out->week[i].monday = today - day_weekday(today) + 1 + 7 * (day)i;
	for (size_t i = 0; i < people->n; i++) {
		const struct contact *c = &b->contact[people->who[i]];
		struct due d = due_of(c, &b->set, today);
		struct period own;

		if (c->me || c->inactive || d.due == DAY_NONE)
			continue;
		count(out, &d, today);
		if (!d.every.n)
			continue;
		out->weekly += a_week(d.every);
		if (contact_period(&own, c, KEY_EVERY) < 0 && settings_tier(&b->set, contact_text(c, KEY_TIER)) == widest)
			load.widest++;
		else
			load.others += a_week(d.every);
	}
	find_fit(out, &load, widest->every, b->set.week);
	add_waiting(out, b->set.week);
}
