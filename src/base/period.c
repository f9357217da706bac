/* SPDX-License-Identifier: ISC */
#include <math.h>
#include <stdio.h>

#include "base/date.h"
#include "base/period.h"

enum {
	WORDS_SIZE = 64, /* longer than any period in words */
	MONTHS_MAX = 9999 * 12,
};

struct named {
	struct str name;
	struct period is;
};

static const struct named units[] = {
	{STR_INIT("d"), {1, PERIOD_DAYS}},         {STR_INIT("day"), {1, PERIOD_DAYS}},
	{STR_INIT("days"), {1, PERIOD_DAYS}},      {STR_INIT("w"), {7, PERIOD_DAYS}},
	{STR_INIT("wk"), {7, PERIOD_DAYS}},        {STR_INIT("week"), {7, PERIOD_DAYS}},
	{STR_INIT("weeks"), {7, PERIOD_DAYS}},     {STR_INIT("fortnight"), {14, PERIOD_DAYS}},
	{STR_INIT("fortnights"), {14, PERIOD_DAYS}}, {STR_INIT("m"), {1, PERIOD_MONTHS}},
	{STR_INIT("mo"), {1, PERIOD_MONTHS}},      {STR_INIT("month"), {1, PERIOD_MONTHS}},
	{STR_INIT("months"), {1, PERIOD_MONTHS}},  {STR_INIT("q"), {3, PERIOD_MONTHS}},
	{STR_INIT("quarter"), {3, PERIOD_MONTHS}}, {STR_INIT("quarters"), {3, PERIOD_MONTHS}},
	{STR_INIT("y"), {12, PERIOD_MONTHS}},      {STR_INIT("yr"), {12, PERIOD_MONTHS}},
	{STR_INIT("year"), {12, PERIOD_MONTHS}},   {STR_INIT("years"), {12, PERIOD_MONTHS}},
};

/* without "biweekly" and "bimonthly", which are ambiguous: twice a week or every two weeks */
static const struct named names[] = {
	{STR_INIT("daily"), {1, PERIOD_DAYS}},
	{STR_INIT("weekly"), {7, PERIOD_DAYS}},
	{STR_INIT("fortnightly"), {14, PERIOD_DAYS}},
	{STR_INIT("monthly"), {1, PERIOD_MONTHS}},
	{STR_INIT("quarterly"), {3, PERIOD_MONTHS}},
	{STR_INIT("twice-yearly"), {6, PERIOD_MONTHS}},
	{STR_INIT("twice yearly"), {6, PERIOD_MONTHS}},
	{STR_INIT("half-yearly"), {6, PERIOD_MONTHS}},
	{STR_INIT("semi-annually"), {6, PERIOD_MONTHS}},
	{STR_INIT("semiannually"), {6, PERIOD_MONTHS}},
	{STR_INIT("semi-annual"), {6, PERIOD_MONTHS}},
	{STR_INIT("semiannual"), {6, PERIOD_MONTHS}},
	{STR_INIT("yearly"), {12, PERIOD_MONTHS}},
	{STR_INIT("annually"), {12, PERIOD_MONTHS}},
	{STR_INIT("annual"), {12, PERIOD_MONTHS}},
	{STR_INIT("never"), {0, PERIOD_DAYS}},
};

/* how many, in words; ordinals follow "every" alone */
static const struct named numbers[] = {
	{STR_INIT("a couple of"), {2, PERIOD_DAYS}}, {STR_INIT("couple of"), {2, PERIOD_DAYS}},
	{STR_INIT("other"), {2, PERIOD_DAYS}},       {STR_INIT("second"), {2, PERIOD_DAYS}},
	{STR_INIT("2nd"), {2, PERIOD_DAYS}},         {STR_INIT("third"), {3, PERIOD_DAYS}},
	{STR_INIT("3rd"), {3, PERIOD_DAYS}},
	{STR_INIT("one"), {1, PERIOD_DAYS}},         {STR_INIT("two"), {2, PERIOD_DAYS}},
	{STR_INIT("three"), {3, PERIOD_DAYS}},       {STR_INIT("four"), {4, PERIOD_DAYS}},
	{STR_INIT("five"), {5, PERIOD_DAYS}},        {STR_INIT("six"), {6, PERIOD_DAYS}},
	{STR_INIT("seven"), {7, PERIOD_DAYS}},       {STR_INIT("eight"), {8, PERIOD_DAYS}},
	{STR_INIT("nine"), {9, PERIOD_DAYS}},        {STR_INIT("ten"), {10, PERIOD_DAYS}},
	{STR_INIT("eleven"), {11, PERIOD_DAYS}},     {STR_INIT("twelve"), {12, PERIOD_DAYS}},
};

#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))

static int
named_find(struct period *out, const struct named *v, size_t n, struct str name)
{
	for (size_t i = 0; i < n; i++) {
		if (str_eq(v[i].name, name)) {
			*out = v[i].is;
			return 0;
		}
	}
	return -1;
}

static int
period_set(struct period *out, int64_t n, enum period_unit unit)
{
	if (n < 1 || n > (unit == PERIOD_MONTHS ? MONTHS_MAX : DAY_MAX))
		return -1;
	*out = (struct period){(int32_t)n, unit};
	return 0;
}

/* "4 months", "2w" */
static int
period_counted(struct period *out, struct str s)
{
	struct period unit;
	size_t n = 0;
	int64_t count;

	while (n < s.n && s.p[n] >= '0' && s.p[n] <= '9')
		n++;
	count = str_number(str_sub(s, 0, n), DAY_MAX);
	if (count < 1 || named_find(&unit, units, LENGTH(units), str_trim(str_sub(s, n, s.n))))
		return -1;
	return period_set(out, count * unit.n, unit.unit);
}

/* takes a number in words, and the blank after it, off the beginning; 0 if there is none */
static int
number_word(struct str *s)
{
	for (size_t i = 0; i < LENGTH(numbers); i++) {
		struct str t = *s;

		if (str_skip(&t, numbers[i].name) && (str_skip(&t, STR(" ")) || str_skip(&t, STR("-")))) {
			*s = str_trim(t);
			return numbers[i].is.n;
		}
	}
	return 0;
}

/* true for a number that follows "every" alone: "other week", "2nd month" */
static bool
is_ordinal(struct str s)
{
	static const struct str words[] = {STR_INIT("other "), STR_INIT("second "), STR_INIT("2nd "),
	                                   STR_INIT("third "), STR_INIT("3rd ")};

	return STR_SKIP_ANY(&s, words) >= 0;
}

/* "two months", "other week" (after "every"), "half a year", "couple of months" */
static int
period_worded(struct period *out, struct str s)
{
	struct period unit;
	int count;

	if (str_skip(&s, STR("half a ")) || str_skip(&s, STR("half-")) || str_skip(&s, STR("half "))) {
		if (named_find(&unit, units, LENGTH(units), s) || unit.n % 2)
			return -1;
		return period_set(out, unit.n / 2, unit.unit);
	}
	count = number_word(&s);
	if (!count || named_find(&unit, units, LENGTH(units), s))
		return -1;
	return period_set(out, (int64_t)count * unit.n, unit.unit);
}

int
period_unit(struct period *out, struct str s)
{
	char low[WORDS_SIZE];

	return named_find(out, units, LENGTH(units), str_lower(low, WORDS_SIZE, str_trim(s)));
}

int
period_span(struct period *out, struct str s, bool article)
{
	char low[WORDS_SIZE];
	struct str w = str_lower(low, WORDS_SIZE, str_trim(s)), unit = w;

	if (period_counted(out, w) == 0)
		return 0;
	if (article && (str_skip(&unit, STR("a ")) || str_skip(&unit, STR("an "))) &&
	    period_unit(out, str_trim(unit)) == 0)
		return 0;
	if (is_ordinal(w))
		return -1;
	return period_worded(out, w);
}

/* the time between `count` contacts in a unit */
static int
period_share(struct period *out, int64_t count, struct str name)
{
	struct period unit;
	int64_t days;

	if (named_find(&unit, units, LENGTH(units), name))
		return -1;
	if (unit.n % count == 0)
		return period_set(out, unit.n / count, unit.unit);
	/* rounded down, so that contact is never rarer than asked */
	days = unit.unit == PERIOD_MONTHS ? (int64_t)unit.n * 365 / 12 : unit.n;
	return period_set(out, days / count, PERIOD_DAYS);
}

/* "3/year", "3x/year" */
static int
period_rate(struct period *out, struct str s)
{
	struct str head, rest = str_cut(&head, s, '/');
	int64_t count;

	head = str_trim(head);
	if (str_ends(head, STR("x")))
		head = str_trim(str_sub(head, 0, head.n - 1));
	count = str_number(head, DAY_MAX);
	return count < 1 ? -1 : period_share(out, count, str_trim(rest));
}

/* "twice a year", "3 times per month", "three times a year" */
static int
period_often(struct period *out, struct str s)
{
	static const struct str times[] = {STR_INIT("times "), STR_INIT("time "), STR_INIT("x ")};
	static const struct str in[] = {STR_INIT("a "), STR_INIT("per "), STR_INIT("every "), STR_INIT("each ")};
	int64_t count = 0;
	size_t n = 0;

	if (str_skip(&s, STR("once ")))
		count = 1;
	else if (str_skip(&s, STR("twice ")))
		count = 2;
	else if ((count = number_word(&s)) > 0)
		n = 1;
	while (!count && n < s.n && s.p[n] >= '0' && s.p[n] <= '9')
		n++;
	if (!count) {
		count = str_number(str_sub(s, 0, n), DAY_MAX);
		s = str_trim(str_sub(s, n, s.n));
	}
	if (count < 1 || (n && STR_SKIP_ANY(&s, times) < 0) || STR_SKIP_ANY(&s, in) < 0)
		return -1;
	return period_share(out, count, str_trim(s));
}

int
period_parse(struct period *out, struct str s)
{
	char low[WORDS_SIZE];
	struct str w = str_lower(low, WORDS_SIZE, str_trim(s)), once = w;

	if (str_skip(&once, STR("once ")) && str_starts(once, STR("every ")))
		w = once;
	if (str_skip(&w, STR("every ")) || str_skip(&w, STR("each "))) {
		w = str_trim(w);
		if (named_find(out, units, LENGTH(units), w) == 0 || period_counted(out, w) == 0)
			return 0;
		return period_worded(out, w);
	}
	if (named_find(out, names, LENGTH(names), w) == 0)
		return 0;
	if (period_counted(out, w) == 0 || period_rate(out, w) == 0)
		return 0;
	if (is_ordinal(w))
		return -1;
	if (period_worded(out, w) == 0 || period_often(out, w) == 0)
		return 0;
	return period_set(out, str_number(w, DAY_MAX), PERIOD_DAYS);
}

const char *
period_wrong(struct str s)
{
	size_t n = 0;

	s = str_trim(s);
	str_skip(&s, STR("every "));
	while (n < s.n && char_digit(s.p[n]))
		n++;
	if (n && n + 1 < s.n) {
		struct str rest = str_trim(str_sub(s, n, s.n));

		if (str_skip(&rest, STR("-")) || str_skip(&rest, STR("–")) || str_skip(&rest, STR("to ")) ||
		    str_skip(&rest, STR("or "))) {
			rest = str_trim(rest);
			if (rest.n && char_digit(rest.p[0]))
				return "a range; write one duration, such as 4 months";
		}
	}
	return "not a duration; write 4 months, 2w, 90d, 3/year or never";
}

char *
period_format(char out[PERIOD_SIZE], struct period p)
{
	bool months = p.unit == PERIOD_MONTHS;
	int big = months ? 12 : 7;
	const char *unit = months ? "month" : "day";
	int n = p.n;

	if (n % big == 0) {
		n /= big;
		unit = months ? "year" : "week";
	}
	if (n == 0)
		snprintf(out, PERIOD_SIZE, "never");
	else
		snprintf(out, PERIOD_SIZE, "%d %s%s", n, unit, n == 1 ? "" : "s");
	return out;
}

double
period_days(struct period p)
{
	if (p.n == 0)
		return (double)INFINITY;
	return p.unit == PERIOD_MONTHS ? p.n * 30.436875 : p.n;
}

static day
day_clamp(int64_t d)
{
	return d < DAY_MIN ? DAY_MIN : d > DAY_MAX ? DAY_MAX : (day)d;
}

static day
day_months(day d, int64_t n)
{
	int y, m, md;

	day_civil(d, &y, &m, &md);
	n += y * 12 + m - 1;
	if (n < 12)
		return DAY_MIN;
	if (n >= 10000 * 12)
		return DAY_MAX;
	y = (int)(n / 12);
	m = (int)(n % 12) + 1;
	while ((d = day_of(y, m, md)) == DAY_NONE)
		md--;
	return d;
}

static day
day_shift(day d, int64_t n, enum period_unit unit)
{
	if (d == DAY_NONE)
		return d;
	d = day_clamp(d);
	return unit == PERIOD_MONTHS ? day_months(d, n) : day_clamp(d + n);
}

day
day_add(day d, struct period p)
{
	return day_shift(d, p.n, p.unit);
}

day
day_sub(day d, struct period p)
{
	return day_shift(d, -(int64_t)p.n, p.unit);
}

bool
day_fits(day d, struct period p)
{
	return d <= day_sub(DAY_MAX, p);
}
