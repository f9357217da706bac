/* SPDX-License-Identifier: ISC */
#include <tend/date.h>

#include "base/date.h"
#include "base/period.h"

_Static_assert(TEND_DAY_NONE == DAY_NONE && TEND_DAY_MIN == DAY_MIN && TEND_DAY_MAX == DAY_MAX &&
               TEND_DAY_SIZE == DAY_SIZE, "a tend_day is a day");

tend_day
tend_day_of(int year, int month, int mday)
{
	return day_of(year, month, mday);
}

void
tend_day_civil(tend_day d, int *year, int *month, int *mday)
{
	day_civil(d, year, month, mday);
}

tend_day
tend_day_parse(const char *text)
{
	day d = DAY_NONE;

	day_parse(&d, str_of(text));
	return d;
}

char *
tend_day_format(char out[TEND_DAY_SIZE], tend_day d)
{
	return day_format(out, d);
}

tend_day
tend_day_add(tend_day d, const char *duration)
{
	struct period p;

	if (d < DAY_MIN || d > DAY_MAX || period_parse(&p, str_of(duration)) < 0)
		return DAY_NONE;
	return day_add(d, p);
}
