/* SPDX-License-Identifier: ISC */
#ifndef TEND_DATE_H
#define TEND_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/*
 * A day: a number of days, 0001-01-01 being 1, in the proleptic Gregorian
 * calendar. Never a time_t: no zone, no clock.
 */
typedef int32_t day;

#define DAY_NONE INT32_MIN /* unknown; before every other */
#define DAY_MIN 1          /* 0001-01-01 */
#define DAY_MAX 3652059    /* 9999-12-31 */

/* "2025-06-01" and its 0; a day number outside the calendar gives "-" */
#define DAY_SIZE 11
char *day_format(char out[DAY_SIZE], day);

/* year 1..9999, month 1..12, day of the month; DAY_NONE if there is no such day */
day day_of(int year, int month, int mday);
/* all 0 for a day outside the calendar */
void day_civil(day, int *year, int *month, int *mday);

/* ISO 8601 week: the week's own year, 1..9999, and 1..53; 0 outside the calendar */
void day_week(day, int *year, int *week);
/* 1 Monday .. 7 Sunday; 0 outside the calendar */
int day_weekday(day);

/*
 * Reads a whole ISO day, "2025-06-01", that may be followed by a time
 * ("T10:00", " 10:00:00Z", "T10:00:00.5+02:00"), which is checked and dropped.
 * Blanks around it do not matter, here and in all that follows. 0, or -1 and
 * *out unchanged.
 */
int day_parse(day *out, struct str);

/*
 * Reads what people type: a whole day, "2025-06" or "2025" (its first day, or
 * its last if `end`), "today", "yesterday", a weekday's English name or its
 * first three letters (the latest one before today), or a number and a unit,
 * "3d", "2 weeks", "2 weeks ago", meaning so long before today, but not before
 * DAY_MIN. Case does not matter. 0, or -1 and *out unchanged.
 */
int day_parse_words(day *out, struct str, day today, bool end);

/*
 * A date of which parts may be unknown (0): "1980-04-17", "1980-05", "1980",
 * "--04-17", "04-17", "XXXX-04-17"; a time after a whole day is dropped. 0, or
 * -1 and *out unchanged if it is none or no such day. 29 February without a
 * year is one.
 */
struct partial {
	int16_t year;
	int8_t month, mday;
};
int partial_parse(struct partial *out, struct str);

/*
 * A stretch of time between two contacts. n == 0 is "never". Civil months are
 * kept apart from days, since they have no fixed length.
 */
struct period {
	int32_t n;
	enum period_unit { PERIOD_DAYS, PERIOD_MONTHS } unit;
};

#define PERIOD_NEVER ((struct period){0, PERIOD_DAYS})
#define PERIOD_SIZE 24

/*
 * "4 months", "4mo", "2w", "90d", "2q", "1 year", "every 3 weeks", "every
 * month", "3/year", "3x/year", "daily weekly fortnightly monthly quarterly
 * twice-yearly half-yearly yearly annually never" (case does not matter), a
 * bare number of days. 3/year is a third of twelve months; where the division
 * does not come out, days of a year of 365, rounded down, so that it is not
 * less often than asked. 0, or -1 and *out unchanged: nothing below a day or
 * above 9999 years.
 */
int period_parse(struct period *out, struct str);
/* its shortest plain form: "4 months", "1 year", "2 weeks", "90 days", "never" */
char *period_format(char out[PERIOD_SIZE], struct period);
/*
 * Its usual length in days, for comparing; a month is 30.436875 days (Gregorian
 * mean). Never is infinite: longer than every other.
 */
double period_days(struct period);

/*
 * d and a period, forward or back. Months are civil and clamped to the
 * month's end: 31 January and 1 month is 28 or 29 February. Results stay
 * within DAY_MIN and DAY_MAX. DAY_NONE stays DAY_NONE; "never" moves no day.
 */
day day_add(day d, struct period);
/* whether d and a period is still within the calendar, so that day_add() was not cut short */
bool day_fits(day d, struct period);
day day_sub(day d, struct period);

#endif
