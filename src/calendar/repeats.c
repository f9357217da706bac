/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include <libical/ical.h>

#include "base/mem.h"
#include "calendar/repeats.h"

enum { RULE_MAX = 1000 }; /* bytes of a rule */

struct repeats {
	struct calendar_time *v;
	size_t n, cap;
	const struct calendar_item *item;
	struct repeats_cost *cost;
	day *except; /* days with an exception, sorted, so that most times need no search */
};

static int
day_order(const void *va, const void *vb)
{
	day a = *(const day *)va, b = *(const day *)vb;

	return (a > b) - (a < b);
}

/* compares exceptions only if one is of that day or a neighbour, which UTC may make it */
static bool
excepted(const struct repeats *r, const struct calendar_time *t)
{
	const struct calendar_item *i = r->item;
	bool near = false;

	for (day d = t->date - 1; d <= t->date + 1 && !near && i->nexcept; d++)
		near = bsearch(&d, r->except, i->nexcept, sizeof(day), day_order) != NULL;
	for (size_t k = 0; near && k < i->nexcept; k++)
		if (calendar_time_same(&i->except[k], t))
			return true;
	return false;
}

static void
add(struct repeats *r, const struct calendar_time *t)
{
	if (excepted(r, t))
		return;
	r->v = mem_reserve(r->v, r->n, &r->cap, sizeof(*r->v));
	r->v[r->n++] = *t;
}

static struct icaltimetype
ical_time(const struct calendar_time *t)
{
	struct icaltimetype out = {.is_date = !t->timed};

	day_civil(t->date, &out.year, &out.month, &out.day);
	if (t->timed) {
		out.hour = t->second / 3600;
		out.minute = t->second / 60 % 60;
		out.second = t->second % 60;
	}
	return out;
}

/* an end in UTC, as RFC 5545 wants it, in the zone of the start, which has none here */
static void
end_here(struct icaltimetype *until, const struct calendar_item *i)
{
	icaltimezone *zone = NULL;

	if (i->start.timed && !i->start.utc && icaltime_is_utc(*until)) {
		zone = icaltimezone_get_builtin_timezone(i->zone.p ? i->zone.p : "");
		if (zone) {
			*until = icaltime_convert_to_zone(*until, zone);
		} else {
			/* an unknown zone: the end of that day */
			until->hour = 23;
			until->minute = until->second = 59;
		}
	}
	until->zone = NULL;
}

/* counts the years that a rule goes through; true if no more rules may */
static bool
too_dear(struct repeats *r, day until)
{
	r->cost->years += until > r->item->start.date ? (until - r->item->start.date) / 365 + 1 : 1;
	return r->cost->vain >= REPEATS_VAIN || r->cost->years > REPEATS_YEARS;
}

static const char *
by_rule(struct repeats *r, day until)
{
	struct icalrecurrencetype rule;
	icalrecur_iterator *each;
	const char *why = NULL;
	int n = 0;

	icalerror_set_errors_are_fatal(0);
	if (r->item->rule.n > RULE_MAX)
		return "a rule of more than 1000 bytes: it is not followed";
	rule = icalrecurrencetype_from_string(r->item->rule.p);
	if (rule.freq == ICAL_NO_RECURRENCE)
		return "not a rule for repetitions: it is not followed";
	if (rule.freq < ICAL_DAILY_RECURRENCE)
		return "it repeats several times a day: only the first counts";
	if (too_dear(r, until))
		return "too many rules that are never met or go back too far: it is not followed";
	end_here(&rule.until, r->item);
	each = icalrecur_iterator_new(rule, ical_time(&r->item->start));
	if (!each) {
		r->cost->vain++;
		return "not a rule for repetitions: it is not followed";
	}
	for (;;) {
		struct icaltimetype next = icalrecur_iterator_next(each);
		struct calendar_time t = r->item->start;

		/* it went through centuries for days that do not come */
		if (icaltime_is_null_time(next)) {
			r->cost->vain += n <= 1 && n != rule.count;
			break;
		}
		t.date = day_of(next.year, next.month, next.day);
		t.second = t.timed ? next.hour * 3600 + next.minute * 60 + next.second : 0;
		/* in UTC, the day here may be the one before */
		if (t.date == DAY_NONE || t.date > until + 1)
			break;
		if (++n > REPEATS_MAX) {
			why = "more than 20000 repetitions: the later ones are left out";
			break;
		}
		add(r, &t);
	}
	icalrecur_iterator_free(each);
	return why;
}

int
repeats_find(struct calendar_time **out, size_t *n, const struct calendar_item *i, day until,
             struct repeats_cost *cost, const char **why)
{
	struct repeats r = {.item = i, .cost = cost, .except = mem_alloc((i->nexcept + 1) * sizeof(day))};

	for (size_t k = 0; k < i->nexcept; k++)
		r.except[k] = i->except[k].date;
	qsort(r.except, i->nexcept, sizeof(day), day_order);
	*why = NULL;
	if (i->rule.n)
		*why = by_rule(&r, until);
	if (!r.n && (!i->rule.n || *why))
		add(&r, &i->start);
	for (size_t k = 0; k < i->nextra; k++)
		add(&r, &i->extra[k]);
	free(r.except);
	*out = r.v;
	*n = r.n;
	return *why ? -1 : 0;
}
