/* SPDX-License-Identifier: ISC */
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "base/child.h"
#include "base/date.h"
#include "git/commit_date.h"

/* what git takes for a number of seconds and never for a day, and where its years end */
#define SECONDS_MIN 100000000
#define SECONDS_MAX 4102444799

static int64_t
number(struct str s, size_t from, size_t n, int64_t max)
{
	return s.n < from + n ? -1 : str_number(str_sub(s, from, from + n), max);
}

/* "+0200", "+02:00": minutes */
static int
read_offset(int *out, struct str s, bool colon)
{
	int64_t hours = number(s, 1, 2, 99), minutes = number(s, colon ? 4 : 3, 2, 99);

	if (s.n != (colon ? 6u : 5u) || !char_in(s.p[0], STR("+-")) || (colon && s.p[3] != ':'))
		return -1;
	if (hours < 0 || minutes < 0)
		return -1;
	*out = (int)(hours * 60 + minutes) * (s.p[0] == '-' ? -1 : 1);
	return 0;
}

/* a zone that is one somewhere, and not digits that git takes for something else */
static int
read_zone(int *out, struct str s)
{
	if (str_eq(s, STR("Z"))) {
		*out = 0;
		return 0;
	}
	if (read_offset(out, s, false) < 0 && read_offset(out, s, true) < 0)
		return -1;
	return *out < -12 * 60 || *out > 14 * 60 || number(s, s.n - 2, 2, 59) < 0 ? -1 : 0;
}

/* "1788249600 +0200" */
static int
read_seconds(struct commit_date *out, struct str s, int64_t max)
{
	struct str seconds, zone = str_cut(&seconds, s, ' ');

	out->time = str_number(seconds, max);
	return out->time < 0 || read_offset(&out->offset, zone, false) < 0 ? -1 : 0;
}

static int
read_iso(struct commit_date *out, struct str s)
{
	int64_t hour = number(s, 11, 2, 23), minute = number(s, 14, 2, 59), second = 0;
	size_t at = 16;
	day d;

	if (s.n < at || day_parse(&d, str_sub(s, 0, 10)) < 0 || hour < 0 || minute < 0)
		return -1;
	if (!char_in(s.p[10], STR("T ")) || s.p[13] != ':')
		return -1;
	if (s.n > at && s.p[at] == ':') {
		second = number(s, at + 1, 2, 59);
		at += 3;
	}
	s = str_sub(s, at, s.n);
	str_skip(&s, STR(" "));
	if (d < day_of(2000, 1, 1) || d > day_of(2099, 12, 30))
		return -1;
	if (second < 0 || read_zone(&out->offset, s) < 0)
		return -1;
	out->time = ((int64_t)d - day_of(1970, 1, 1)) * 86400;
	out->time += hour * 3600 + (minute - out->offset) * 60 + second;
	return 0;
}

int
commit_date_read(struct commit_date *out, struct str s)
{
	struct commit_date d;
	int zone;

	if (read_iso(&d, s) < 0) {
		str_skip(&s, STR("@"));
		if (read_seconds(&d, s, SECONDS_MAX) < 0 || d.time < SECONDS_MIN || s.p[0] == '0' ||
		    read_zone(&zone, str_sub(s, s.n - 5, s.n)) < 0)
			return -1;
	}
	*out = d;
	return 0;
}

int
commit_date_ask(struct commit_date *out, const char *ident)
{
	/* a name, lest git asks for one before it reads the date */
	const char *argv[] = {"git", "-c", "user.name=tend", "-c", "user.email=tend@localhost", "var",
	                      ident, NULL};
	struct commit_date d;
	struct str rest;
	struct child child;
	struct buf said = {0};
	char scratch[512];
	ssize_t got;
	size_t end;
	int r = -1;

	if (child_start(&child, argv, AT_FDCWD, CHILD_OUT) < 0)
		return -1;
	while ((got = read(child.out, scratch, sizeof(scratch))) > 0)
		buf_add(&said, scratch, (size_t)got);
	/* "Name <address> SECONDS +HHMM" */
	for (end = said.n; end && said.p[end - 1] != '>'; end--)
		;
	rest = str_trim(str_sub(buf_view(&said), end, said.n));
	if (child_wait(&child) == 0 && end && read_seconds(&d, rest, INT64_MAX) == 0) {
		*out = d;
		r = 0;
	}
	buf_free(&said);
	errno = 0;
	return r;
}
