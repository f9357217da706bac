/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "cli/commit_person.h"

/* a variable of the environment, else one of two of git's configuration */
static const char *
identity(struct commit_state *c, const char *variable, const char *own, const char *common)
{
	const char *given = getenv(variable), *out = NULL;
	struct buf value = {0};

	if (given && *given)
		return given;
	if (repo_config(&value, c->repo, own, CONFIG_TEXT) == 0 || repo_config(&value, c->repo, common, CONFIG_TEXT) == 0)
		out = arena_str(&c->arena, str_trim(buf_view(&value))).p;
	buf_free(&value);
	return out && *out ? out : NULL;
}

static int
local_offset(time_t at)
{
	struct tm tm;

	return localtime_r(&at, &tm) ? (int)(tm.tm_gmtoff / 60) : 0;
}

/* "Z", "+0200", "+02:00"; minutes, or INT32_MIN */
static int
zone(struct str s)
{
	char digits[4];
	size_t n = 0;
	int64_t hhmm;

	if (str_eq(s, STR("Z")))
		return 0;
	for (size_t i = 1; i < s.n && n < 4; i++)
		if (s.p[i] != ':' || i != 3)
			digits[n++] = s.p[i];
	hhmm = n == 4 && s.n <= 6 && (s.p[0] == '+' || s.p[0] == '-') ? str_number((struct str){digits, 4}, 9999) : -1;
	if (hhmm < 0)
		return INT32_MIN;
	return (int)(hhmm / 100 * 60 + hhmm % 100) * (s.p[0] == '-' ? -1 : 1);
}

/* "2026-09-01T10:00[:00][ ][+02:00]": local time if it has no zone */
static int
read_iso(struct repo_person *p, struct str s)
{
	struct tm tm = {.tm_isdst = -1};
	int64_t hour = str_number(str_sub(s, 11, 13), 23), minute = str_number(str_sub(s, 14, 16), 59), second = 0;
	size_t at = 16;
	int year, month, mday;
	day d;

	if (s.n < 16 || day_parse(&d, str_sub(s, 0, 10)) < 0 || hour < 0 || minute < 0)
		return -1;
	if (s.n > at && s.p[at] == ':') {
		second = str_number(str_sub(s, 17, 19), 60);
		at = 19;
	}
	s = str_trim(str_sub(s, at, s.n));
	p->offset = s.n ? zone(s) : 0;
	if (second < 0 || p->offset == INT32_MIN)
		return -1;
	p->time = ((int64_t)d - day_of(1970, 1, 1)) * 86400 + hour * 3600 + minute * 60 + second - p->offset * 60;
	if (s.n)
		return 0;
	day_civil(d, &year, &month, &mday);
	tm.tm_year = year - 1900;
	tm.tm_mon = month - 1;
	tm.tm_mday = mday;
	tm.tm_hour = (int)hour;
	tm.tm_min = (int)minute;
	tm.tm_sec = (int)second;
	p->time = mktime(&tm);
	p->offset = (int)(tm.tm_gmtoff / 60);
	return 0;
}

/* "1788220800 +0200", also with an "@" before it, or an ISO date */
static int
read_date(struct repo_person *p, const char *date)
{
	struct str s = str_trim(str_of(date)), seconds, rest;

	if (read_iso(p, s) == 0)
		return 0;
	rest = str_cut(&seconds, str_starts(s, STR("@")) ? str_sub(s, 1, s.n) : s, ' ');
	p->time = str_number(seconds, (int64_t)1 << 40);
	p->offset = zone(str_trim(rest));
	return p->time < 0 || p->offset == INT32_MIN ? -1 : 0;
}

struct repo_person
commit_person(struct commit_state *c, time_t now, const char *const names[5])
{
	struct repo_person p = {.time = now, .offset = local_offset(now)};
	const char *date = getenv(names[2]);

	p.name = identity(c, names[0], names[3], "user.name");
	p.email = identity(c, names[1], names[4], "user.email");
	if (!p.email)
		p.email = getenv("EMAIL");
	if (date && *date && read_date(&p, date) < 0)
		tool_fail(&c->tool, "%s: %s: a date as 2026-09-01T10:00:00+02:00 or 1788249600 +0200", names[2], date);
	return p;
}
