/* SPDX-License-Identifier: ISC */
#include "calendar/calendar_time.h"

/* n digits at the beginning of *s, after an optional mark: their number, or -1 */
static int
digits(struct str *s, size_t n, char mark)
{
	int64_t number;

	if (s->n && s->p[0] == mark)
		*s = str_sub(*s, 1, s->n);
	number = s->n < n ? -1 : str_number(str_sub(*s, 0, n), 9999);
	*s = str_sub(*s, n, s->n);
	return (int)number;
}

int
calendar_time_parse(struct calendar_time *out, struct str s)
{
	struct calendar_time t = {0};
	int year, month, mday, hour, minute, second = 0;

	s = str_trim(s);
	year = digits(&s, 4, '\0');
	month = digits(&s, 2, '-');
	mday = digits(&s, 2, '-');
	if (year < 0 || month < 0 || mday < 0)
		return -1;
	t.date = day_of(year, month, mday);
	if (t.date == DAY_NONE)
		return -1;
	t.timed = str_skip(&s, STR("T"));
	if (t.timed) {
		hour = digits(&s, 2, '\0');
		minute = digits(&s, 2, ':');
		if (s.n && s.p[0] != 'Z')
			second = digits(&s, 2, ':');
		if (hour < 0 || hour > 24 || minute < 0 || minute > 59 || second < 0 || second > 60)
			return -1;
		t.second = (int32_t)(hour * 3600 + minute * 60 + second);
		t.utc = str_skip(&s, STR("Z"));
	}
	if (s.n)
		return -1;
	*out = t;
	return 0;
}

day
calendar_time_day(const struct calendar_time *t, calendar_here *here)
{
	return t->date == DAY_NONE || !t->utc ? t->date : here(t->date, t->second);
}

bool
calendar_time_same(const struct calendar_time *a, const struct calendar_time *b)
{
	if (!a->timed || !b->timed)
		return a->date == b->date;
	if (a->utc == b->utc)
		return a->date == b->date && a->second == b->second;
	return a->date - b->date <= 1 && b->date - a->date <= 1;
}
