/* SPDX-License-Identifier: ISC */
#include <inttypes.h>
#include <stdlib.h>
#include <time.h>

#include "base/dayword.h"
#include "base/period.h"
#include "cli/tool.h"

day
tool_clock(void)
{
	time_t now = time(NULL);
	struct tm tm;

	if (!localtime_r(&now, &tm))
		return DAY_MIN;
	return day_of(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday);
}

static day
read_day(const struct tool *t, const char *arg, day today, bool end)
{
	struct str near = dayword_near(str_of(arg));
	day d;

	if (dayword_past(&d, str_of(arg), today, end) == 0)
		return d;
	if (near.n)
		tool_fail(t, "%s: not a date; did you mean %.*s?", arg, STR_ARG(near));
	tool_fail(t, "%s: not a date; write 2025-06-01, 2025-06, yesterday or 90d", arg);
}

bool
tool_today_given(const struct tool *t)
{
	const char *today = getenv("TEND_TODAY");

	return t->today != DAY_NONE || (today && *today);
}

day
tool_today(struct tool *t)
{
	const char *today = getenv("TEND_TODAY");

	if (t->today == DAY_NONE)
		t->today = today && *today ? read_day(t, today, tool_clock(), false) : tool_clock();
	return t->today;
}

day
tool_day(struct tool *t, const char *arg, bool end)
{
	return read_day(t, arg, tool_today(t), end);
}

struct period
tool_period(const struct tool *t, const char *arg)
{
	struct period p;

	if (period_parse(&p, str_of(arg)) < 0)
		tool_fail(t, "%s: not a duration; write 4 months, 2w or 90d", arg);
	return p;
}

day
tool_ahead(struct tool *t, const char *arg)
{
	day d, today = tool_today(t);
	struct period p;

	if (period_parse(&p, str_of(arg)) == 0)
		return day_add(today, p);
	if (dayword_ahead(&d, str_of(arg), today, true) < 0)
		tool_fail(t, "%s: not a duration or a day to come; write 4 months, 2w, 90d or friday", arg);
	if (d < today)
		tool_fail(t, "%s: a day that is past", arg);
	return d;
}

void
tool_ahead_apart(const struct tool *t, const char *arg, const char *next)
{
	struct buf both = {0};
	struct period p;

	buf_fmt(&both, "%s %s", arg, next);
	if (str_digits(str_of(arg)) && char_alpha(next[0]) && period_span(&p, buf_view(&both), false) == 0)
		tool_fail(t, "-a %s: two words; type them as one: -a %s%.*s", both.p, arg, str_starts(str_of(next), STR("mo")) ? 2 : 1,
		          next);
	buf_free(&both);
}

int64_t
tool_number(const struct tool *t, const char *arg, int64_t min, int64_t max)
{
	int64_t n = str_number(str_of(arg), max);

	if (n < min)
		tool_fail(t, "%s: not a whole number from %" PRId64 " to %" PRId64, arg, min, max);
	return n;
}
