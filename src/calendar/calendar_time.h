/* SPDX-License-Identifier: ISC */
#ifndef TEND_CALENDAR_TIME_H
#define TEND_CALENDAR_TIME_H

#include "base/date.h"

/* a day of a calendar, or a moment in its own time zone or UTC */
struct calendar_time {
	day date;       /* as written; DAY_NONE if there is none */
	int32_t second; /* of that day, 0 to 86400 */
	bool timed;     /* false for a whole day */
	bool utc;
	uint32_t line;  /* in the file, from 1 */
};

#define CALENDAR_NEVER ((struct calendar_time){.date = DAY_NONE})

/* reads "20260901", "20260901T1000[00][Z]" or the same with "-" and ":": 0, or -1 */
int calendar_time_parse(struct calendar_time *out, struct str);

/* the day here of a moment in UTC, which a tool finds; a test or the fuzzer has one of its own */
typedef day calendar_here(day, int32_t second);

/* the day as people see it: as written; for UTC, the day here. DAY_NONE stays. */
day calendar_time_day(const struct calendar_time *, calendar_here *);

/*
 * true if both may mean one repetition: the same moment, or the same day if one lacks a time; less
 * than two days apart if only one is in UTC
 */
bool calendar_time_same(const struct calendar_time *, const struct calendar_time *);

#endif
