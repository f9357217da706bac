/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "network/reach.h"

/* a person and the week of the first meeting, counted from 0001-01-01, a Monday */
struct met {
	int32_t week;
	bool lasting;
};

struct reach_reader {
	struct met *met; /* by week */
	size_t n;
	int64_t goal;
};

static int32_t
week_of(day d)
{
	return (d - DAY_MIN) / 7;
}

/* true if a day is after the month or year of a date without a day */
static bool
after(const struct partial *p, day d)
{
	int year, month, mday;

	day_civil(d, &year, &month, &mday);
	return year > p->year || (year == p->year && p->month && month > p->month);
}

/* the earlier of two days; ignores DAY_NONE and days after today */
static day
earlier(day a, day b, day today)
{
	if (b == DAY_NONE || b > today)
		return a;
	return a == DAY_NONE || b < a ? b : a;
}

/* the day of the first meeting, or DAY_NONE */
static day
met_on(const struct contact *c, day today)
{
	day first = contact_first_entry(c, today), met = contact_day(c, KEY_MET);
	struct partial p = contact_partial(c, KEY_MET);

	if (p.year && !p.mday) {
		if (met <= today && first != DAY_NONE && after(&p, first))
			return DAY_NONE;
	} else {
		first = earlier(first, met, today);
	}
	/* a last-contact key gives only an upper bound for the first meeting */
	return earlier(first, contact_day(c, KEY_LAST), today) == first ? first : DAY_NONE;
}

static int
met_order(const void *va, const void *vb)
{
	const struct met *a = va, *b = vb;

	return (a->week > b->week) - (a->week < b->week);
}

/* reads the week of each person; returns how many have none */
static int64_t
read_people(struct reach_reader *r, const struct book *b, const struct people *people, day today)
{
	int64_t unknown = 0;

	for (size_t i = 0; i < people->n; i++) {
		const struct contact *c = &b->contact[people->who[i]];
		struct account s;
		day met;

		if (c->me || c->inactive)
			continue;
		s = account_of(c, &b->set, today);
		met = met_on(c, today);
		if (met == DAY_NONE)
			unknown++;
		else
			r->met[r->n++] = (struct met){week_of(met), s.given > 0 || s.taken > 0};
	}
	if (r->n)
		qsort(r->met, r->n, sizeof(*r->met), met_order);
	return unknown;
}

/* the index of the first person met in that week or later */
static size_t
first_from(const struct reach_reader *r, int32_t week)
{
	size_t low = 0, high = r->n;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (r->met[mid].week < week)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* number of people met in weeks from..to */
static int64_t
count(const struct reach_reader *r, int32_t from, int32_t to)
{
	return (int64_t)(first_from(r, to + 1) - first_from(r, from));
}

/* number of consecutive weeks before this one that met the goal */
static int64_t
run_before(const struct reach_reader *r, int32_t week)
{
	int64_t run = 0;

	while (week > run && count(r, week - (int32_t)run - 1, week - (int32_t)run - 1) >= r->goal)
		run++;
	return run;
}

static void
describe(struct reach_week *w, const struct reach_reader *r, int32_t week)
{
	day_week(DAY_MIN + 7 * week, &w->year, &w->week);
	w->new = count(r, week, week);
	w->goal = r->goal;
	w->total = count(r, week - w->week + 1, week);
	for (size_t i = first_from(r, week); i < r->n && r->met[i].week == week; i++)
		w->lasting += r->met[i].lasting;
}

void
reach_find(struct reach *out, const struct book *b, const struct people *people, size_t weeks, day today)
{
	struct reach_reader r = {.met = mem_alloc(people->n * sizeof(*r.met)), .goal = b->set.weekly};
	int32_t now = week_of(today), from;
	int64_t run;

	*out = (struct reach){.unknown = read_people(&r, b, people, today)};
	out->n = weeks <= (size_t)now ? weeks : (size_t)now + 1;
	out->week = mem_zero(out->n, sizeof(*out->week));
	from = now + 1 - (int32_t)out->n;
	run = r.goal ? run_before(&r, from) : -1;
	for (size_t i = 0; i < out->n; i++) {
		struct reach_week *w = &out->week[i];

		describe(w, &r, from + (int32_t)i);
		if (r.goal && w->new >= r.goal)
			run++;
		else if (r.goal && i + 1 < out->n)
			run = 0;
		w->streak = run;
	}
	free(r.met);
}

void
reach_free(struct reach *r)
{
	free(r->week);
	*r = (struct reach){0};
}

struct reach_sums
reach_sums(const struct reach *r)
{
	struct reach_sums s = {0};

	for (size_t i = 0; i < r->n; i++) {
		s.new += r->week[i].new;
		s.goal += r->week[i].goal;
		s.lasting += r->week[i].lasting;
	}
	return s;
}

int64_t
reach_most(const struct reach *r, int64_t least)
{
	int64_t most = least;

	for (size_t i = 0; i < r->n; i++)
		if (r->week[i].new > most)
			most = r->week[i].new;
	return most;
}
