/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "base/dayword.h"
#include "base/edit_distance.h"
#include "base/period.h"

enum { SIZE = 64 }; /* longer than any day in words */

static const char *const weekdays[] = {
	"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
};

/* "2025-06" or "2025": its first day, or its last if `end` */
static int
parse_part(day *out, struct str s, bool end)
{
	struct partial p;
	struct period whole;
	day d;

	if (partial_parse(&p, s) || !p.year || p.mday)
		return -1;
	whole = (struct period){p.month ? 1 : 12, PERIOD_MONTHS};
	d = day_of(p.year, p.month ? p.month : 1, 1);
	if (end && p.year == 9999 && (p.month == 0 || p.month == 12))
		d = DAY_MAX;
	else if (end)
		d = day_add(d, whole) - 1;
	*out = d;
	return 0;
}

/* 1 (Monday) to 7 (Sunday), 0 for no weekday, of a word in lower case */
static int
weekday_named(struct str s)
{
	for (int i = 0; i < 7; i++) {
		char low[SIZE];
		struct str name = str_lower(low, SIZE, str_of(weekdays[i]));

		if (str_eq(s, name) || str_eq(s, str_sub(name, 0, 3)))
			return i + 1;
	}
	return 0;
}

bool
dayword_named(struct str s)
{
	char low[SIZE];

	return weekday_named(str_lower(low, SIZE, str_trim(s))) > 0;
}

struct str
dayword_near(struct str typed)
{
	static const struct str words[] = {
		STR_INIT("today"), STR_INIT("tomorrow"), STR_INIT("yesterday"), STR_INIT("monday"), STR_INIT("tuesday"),
		STR_INIT("wednesday"), STR_INIT("thursday"), STR_INIT("friday"), STR_INIT("saturday"), STR_INIT("sunday"),
	};
	static const struct str brief[][2] = {
		{STR_INIT("tmrw"), STR_INIT("tomorrow")}, {STR_INIT("tmr"), STR_INIT("tomorrow")},
		{STR_INIT("tmw"), STR_INIT("tomorrow")}, {STR_INIT("yday"), STR_INIT("yesterday")},
	};
	char low[SIZE];
	struct str lower = str_lower(low, SIZE, typed), near = STR("");
	unsigned best = typed.n < 7 ? 2 : 3, d;

	for (size_t i = 0; i < sizeof(brief) / sizeof(brief[0]); i++)
		if (str_eq(lower, brief[i][0]))
			return brief[i][1];
	for (size_t i = 0; lower.n && i < sizeof(words) / sizeof(words[0]); i++)
		if ((d = edit_distance(words[i], lower, best)) < best) {
			best = d;
			near = words[i];
		}
	return best ? near : STR("");
}

const char *
dayword_weekday(day d)
{
	int weekday = day_weekday(d);

	return weekday ? weekdays[weekday - 1] : "";
}

/* words that have a direction of their own: *sign receives it */
static int
parse_directed(struct period *out, int *sign, struct str w)
{
	*out = (struct period){1, PERIOD_DAYS};
	*sign = 1;
	if (str_eq(w, STR("tomorrow")))
		return 0;
	if (str_skip(&w, STR("in ")))
		return period_span(out, str_trim(w), true);
	if (str_skip(&w, STR("next ")))
		return period_unit(out, str_trim(w));
	*sign = -1;
	if (str_eq(w, STR("yesterday")))
		return 0;
	if (str_ends(w, STR(" ago")))
		return period_span(out, str_trim(str_sub(w, 0, w.n - STR(" ago").n)), true);
	return str_skip(&w, STR("last ")) ? period_unit(out, str_trim(w)) : -1;
}

static int
parse(day *out, struct str s, day today, bool end, int sign)
{
	char low[SIZE];
	struct str w = str_lower(low, SIZE, str_trim(s));
	struct period p = {0, PERIOD_DAYS};
	int weekday = weekday_named(w), own;

	if (day_parse(out, s) == 0 || parse_part(out, w, end) == 0)
		return 0;
	if (weekday)
		p.n = (sign * (weekday - day_weekday(today)) + 13) % 7 + 1;
	else if (parse_directed(&p, &own, w) == 0)
		sign = own;
	else if (str_eq(w, STR("today")))
		p.n = 0;
	else if (period_span(&p, w, false) < 0)
		return -1;
	*out = sign < 0 ? day_sub(today, p) : day_add(today, p);
	return 0;
}

int
dayword_past(day *out, struct str s, day today, bool end)
{
	return parse(out, s, today, end, -1);
}

int
dayword_ahead(day *out, struct str s, day today, bool end)
{
	return parse(out, s, today, end, 1);
}
