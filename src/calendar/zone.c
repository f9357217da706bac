/* SPDX-License-Identifier: ISC */
#include <libical/ical.h>

#include "calendar/zone.h"

enum { NAME_MAX_BYTES = 64 };

/* the zone of a name without odd characters, which would be part of the path of a file; or NULL */
static icaltimezone *
find(struct str name)
{
	char copy[NAME_MAX_BYTES];

	if (!name.n || name.n >= sizeof(copy) || str_find(name, STR("..")) < name.n)
		return NULL;
	for (size_t i = 0; i < name.n; i++)
		if (!char_alpha(name.p[i]) && !char_digit(name.p[i]) && !char_in(name.p[i], STR("/_+-")))
			return NULL;
	memcpy(copy, name.p, name.n);
	copy[name.n] = '\0';
	icalerror_set_errors_are_fatal(0);
	return icaltimezone_get_builtin_timezone(copy);
}

void
zone_utc(struct calendar_time *t, struct str name)
{
	icaltimezone *zone = t->timed && !t->utc && t->date != DAY_NONE ? find(name) : NULL;
	struct icaltimetype time = {0};
	day on;

	if (!zone)
		return;
	day_civil(t->date, &time.year, &time.month, &time.day);
	time.hour = t->second / 3600;
	time.minute = t->second / 60 % 60;
	time.second = t->second % 60;
	time = icaltime_normalize(time);
	time.zone = zone;
	time = icaltime_convert_to_zone(time, icaltimezone_get_utc_timezone());
	on = day_of(time.year, time.month, time.day);
	if (on == DAY_NONE)
		return;
	t->date = on;
	t->second = time.hour * 3600 + time.minute * 60 + time.second;
	t->utc = true;
}
