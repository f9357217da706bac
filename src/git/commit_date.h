/* SPDX-License-Identifier: ISC */
#ifndef TEND_COMMIT_DATE_H
#define TEND_COMMIT_DATE_H

#include "base/str.h"

/*
 * A date as GIT_AUTHOR_DATE and GIT_COMMITTER_DATE give it. Time is in seconds since 1970,
 * the offset in minutes east of UTC. Both functions return 0, or -1 and leave the rest as it is.
 */
struct commit_date {
	int64_t time;
	int offset;
};

/*
 * Reads the forms that mean the same to every git: "2026-09-01T10:00:00+02:00" (a blank for the T,
 * seconds left out, the zone as +0200 or Z) from 2000 to 2099, and "@1788249600 +0200" (also
 * without the "@") from 100000000 on. Anything else, also what git would refuse, is for
 * commit_date_ask().
 */
int commit_date_read(struct commit_date *, struct str);

/*
 * Runs git here, which reads the variable itself. `ident` is the name git has for the person:
 * "GIT_AUTHOR_IDENT" or "GIT_COMMITTER_IDENT". -1 with errno if there is no git, and with
 * errno 0 if git refuses the date, which git says on standard error.
 */
int commit_date_ask(struct commit_date *, const char *ident);

#endif
