/* SPDX-License-Identifier: ISC */
#include <stdio.h>
#include "base/date.h"

static bool
day_known(day d)
{
	return d >= DAY_MIN && d <= DAY_MAX;
}

static int
month_days(int year, int month)
{
	static const signed char days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

	return days[month - 1] + (month == 2 && leap);
}

/*
 * Both directions count years from March: the leap day is then the last of the year, and (153 m +
 * 2) / 5 gives the days before month m (Richards 1998; Hinnant, chrono-Compatible Low-Level Date
 * Algorithms).
 */
day
day_of(int year, int month, int mday)
{
	int y, m;

	if (year < 1 || year > 9999 || month < 1 || month > 12)
		return DAY_NONE;
	if (mday < 1 || mday > month_days(year, month))
		return DAY_NONE;
	y = month > 2 ? year : year - 1;
	m = (month + 9) % 12;
	return y * 365 + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + mday - 306;
}

void
day_civil(day d, int *year, int *month, int *mday)
{
	int z, era, y, m;

	*year = *month = *mday = 0;
	if (!day_known(d))
		return;
	z = d + 305; /* days since 0000-03-01 */
	era = z / 146097;
	z %= 146097;
	y = (z - z / 1460 + z / 36524 - z / 146096) / 365;
	z -= y * 365 + y / 4 - y / 100;
	m = (5 * z + 2) / 153;
	*mday = z - (153 * m + 2) / 5 + 1;
	*month = m < 10 ? m + 3 : m - 9;
	*year = era * 400 + y + (*month <= 2);
}

char *
day_format(char out[DAY_SIZE], day d)
{
	int at[3], width[3] = {4, 2, 2};
	char *p = out + DAY_SIZE - 1;

	if (!day_known(d)) {
		out[0] = '-';
		out[1] = '\0';
		return out;
	}
	/* every row has a date, and printf would take most of the row's time */
	day_civil(d, &at[0], &at[1], &at[2]);
	*p = '\0';
	for (int i = 2; i >= 0; i--) {
		for (int k = 0; k < width[i]; k++, at[i] /= 10)
			*--p = (char)('0' + at[i] % 10);
		if (i)
			*--p = '-';
	}
	return out;
}

int
day_weekday(day d)
{
	/* 0001-01-01 is a Monday */
	return day_known(d) ? (d - 1) % 7 + 1 : 0;
}

void
day_week(day d, int *year, int *week)
{
	int y, m, md;

	*year = *week = 0;
	if (!day_known(d))
		return;
	/*
	 * A week belongs to the year of its Thursday. No Thursday leaves the calendar, which begins
	 * on a Monday and ends on a Friday.
	 */
	d += 4 - day_weekday(d);
	day_civil(d, &y, &m, &md);
	*year = y;
	*week = (d - day_of(y, 1, 1)) / 7 + 1;
}

static bool
take(struct str *s, char c)
{
	if (!s->n || s->p[0] != c)
		return false;
	*s = str_sub(*s, 1, s->n);
	return true;
}

/* reads n digits from the front of *s; -1 if it has fewer */
static int
take_digits(struct str *s, size_t n)
{
	int64_t v = s->n < n ? -1 : str_number(str_sub(*s, 0, n), 9999);

	if (v >= 0)
		*s = str_sub(*s, n, s->n);
	return (int)v;
}

/* "Z", "+02", "+02:00", "-0330" or nothing */
static bool
is_zone(struct str s)
{
	if (!s.n || str_eq(s, STR("Z")) || str_eq(s, STR("z")))
		return true;
	if (!take(&s, '+') && !take(&s, '-'))
		return false;
	if (take_digits(&s, 2) < 0)
		return false;
	if (take(&s, ':') || s.n)
		return take_digits(&s, 2) >= 0 && !s.n;
	return true;
}

/* "10:00", "10:00:59", "10:00:59.123", with or without a zone */
static bool
is_time(struct str s)
{
	int h, min, sec = 0;

	h = take_digits(&s, 2);
	if (!take(&s, ':'))
		return false;
	min = take_digits(&s, 2);
	if (take(&s, ':')) {
		sec = take_digits(&s, 2);
		if (take(&s, '.') && take_digits(&s, 1) < 0)
			return false;
		while (take_digits(&s, 1) >= 0)
			;
	}
	return h >= 0 && h <= 24 && min >= 0 && min <= 59 && sec >= 0 && sec <= 60 &&
	       is_zone(str_trim(s));
}

int
day_parse(day *out, struct str s)
{
	int y, m = -1, md = -1;
	day d;

	s = str_trim(s);
	y = take_digits(&s, 4);
	if (take(&s, '-'))
		m = take_digits(&s, 2);
	if (take(&s, '-'))
		md = take_digits(&s, 2);
	d = day_of(y, m, md);
	if (d == DAY_NONE)
		return -1;
	if (s.n && !((take(&s, 'T') || take(&s, 't') || take(&s, ' ')) && is_time(s)))
		return -1;
	*out = d;
	return 0;
}

/* "1980" or "1980-05" */
static int
partial_year(struct partial *out, struct str s)
{
	int y = take_digits(&s, 4), m = 0;

	if (y < 1)
		return -1;
	if (s.n) {
		m = take(&s, '-') ? take_digits(&s, 2) : -1;
		if (m < 1 || m > 12 || s.n)
			return -1;
	}
	*out = (struct partial){(int16_t)y, (int8_t)m, 0};
	return 0;
}

/* "04-17" */
static int
partial_birthday(struct partial *out, struct str s)
{
	int m = take_digits(&s, 2), md;

	if (!take(&s, '-'))
		return -1;
	md = take_digits(&s, 2);
	/* checked against a leap year, because 29 February is a valid birthday */
	if (s.n || day_of(2000, m, md) == DAY_NONE)
		return -1;
	*out = (struct partial){0, (int8_t)m, (int8_t)md};
	return 0;
}

int
partial_parse(struct partial *out, struct str s)
{
	int y, m, md;
	day d;

	s = str_trim(s);
	if (day_parse(&d, s) == 0) {
		day_civil(d, &y, &m, &md);
		*out = (struct partial){(int16_t)y, (int8_t)m, (int8_t)md};
		return 0;
	}
	if (partial_year(out, s) == 0)
		return 0;
	if (!str_skip(&s, STR("--")) && !str_skip(&s, STR("XXXX-")))
		str_skip(&s, STR("xxxx-"));
	return partial_birthday(out, s);
}

day
partial_first(struct partial p)
{
	return p.year ? day_of(p.year, p.month ? p.month : 1, p.mday ? p.mday : 1) : DAY_NONE;
}

char *
partial_format(char out[PARTIAL_SIZE], struct partial p)
{
	if (!p.year)
		snprintf(out, PARTIAL_SIZE, "--%02d-%02d", p.month, p.mday);
	else if (p.mday)
		snprintf(out, PARTIAL_SIZE, "%04d-%02d-%02d", p.year, p.month, p.mday);
	else
		snprintf(out, PARTIAL_SIZE, p.month ? "%04d-%02d" : "%04d", p.year, p.month);
	return out;
}
