/* SPDX-License-Identifier: ISC */
#include "base/period.h"
#include "cli/alarm_value.h"

enum { MORNING = 9 * 60, DAYS_MAX = 366 };

/* a time of day in minutes, or -1: "9", "9h", "9:00", "9:30pm" */
static int32_t
time_of_day(struct str s)
{
	bool evening = str_ends(s, STR("pm")), half = evening || str_ends(s, STR("am"));
	bool whole = half || str_ends(s, STR("h"));
	struct str hour, minute;
	int64_t h, m = 0;

	if (whole)
		s = str_trim(str_sub(s, 0, s.n - (half ? 2 : 1)));
	minute = str_cut(&hour, s, ':');
	if (hour.n == s.n && !whole)
		return -1;
	h = str_number(hour, half ? 12 : 23);
	if (hour.n < s.n)
		m = minute.n == 2 ? str_number(minute, 59) : -1;
	if (h < 0 || m < 0 || (half && h == 0))
		return -1;
	if (half)
		h = h % 12 + (evening ? 12 : 0);
	return (int32_t)(h * 60 + m);
}

int
alarm_value(int32_t *minutes, struct str s)
{
	struct period before;
	int32_t at;
	size_t i;

	s = str_trim(s);
	at = time_of_day(s);
	if (at >= 0) {
		*minutes = at;
		return 0;
	}
	at = MORNING;
	for (i = s.n; i && !char_blank(s.p[i - 1]);)
		i--;
	if (i && time_of_day(str_sub(s, i, s.n)) >= 0) {
		at = time_of_day(str_sub(s, i, s.n));
		s = str_trim(str_sub(s, 0, i));
	}
	if (period_span(&before, s, false) < 0 || before.unit != PERIOD_DAYS || before.n < 1 ||
	    before.n > DAYS_MAX)
		return -1;
	*minutes = at - before.n * 1440;
	return 0;
}
