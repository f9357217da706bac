/* SPDX-License-Identifier: ISC */
#include <errno.h>
#include <stdlib.h>

#include "cli/commit_person.h"
#include "cli/relay.h"
#include "git/commit_date.h"

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

/* the variable that has a date, and what git calls the person whose it is */
static void
read_date(struct commit_state *c, struct repo_person *p, const char *variable, const char *ident)
{
	const char *date = getenv(variable);
	struct commit_date d;
	struct relay relay;
	int r, err;

	if (!date || !*date)
		return;
	if (commit_date_read(&d, str_of(date)) < 0) {
		relay_begin(&relay);
		r = commit_date_ask(&d, ident);
		err = errno;
		relay_end(&relay);
		if (r < 0)
			tool_fail(&c->tool, "%s: %s: %s; write 2026-09-01T10:00:00+02:00", variable, date,
			          err ? "git reads such a date, and is not installed" : "git does not take this date");
	}
	p->time = d.time;
	p->offset = d.offset;
}

struct repo_person
commit_person(struct commit_state *c, time_t now, const char *const names[6])
{
	struct repo_person p = {.time = now, .offset = local_offset(now)};

	p.name = identity(c, names[0], names[3], "user.name");
	p.email = identity(c, names[1], names[4], "user.email");
	if (!p.email)
		p.email = getenv("EMAIL");
	read_date(c, &p, names[2], names[5]);
	return p;
}
