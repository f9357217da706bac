/* SPDX-License-Identifier: ISC */
#ifndef TEND_DATE_H
#define TEND_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/*
 * A day as a number: 0001-01-01 is 1, in the proleptic Gregorian calendar. It is never a time_t, so
 * no time zone and no clock can change it.
 */
typedef int32_t day;

#define DAY_NONE INT32_MIN /* unknown; sorts before every day */
#define DAY_MIN 1          /* 0001-01-01 */
#define DAY_MAX 3652059    /* 9999-12-31 */

/* writes "2025-06-01" and a terminating 0; "-" for a day outside the calendar; returns out */
#define DAY_SIZE 11
char *day_format(char out[DAY_SIZE], day);

/* the day of year 1..9999, month 1..12 and day of the month; DAY_NONE if there is no such day */
day day_of(int year, int month, int mday);
/* the reverse of day_of(); all 0 for a day outside the calendar */
void day_civil(day, int *year, int *month, int *mday);

/*
 * ISO 8601 week: its year, 1..9999, which may differ from the day's, and its number, 1..53; 0
 * outside the calendar
 */
void day_week(day, int *year, int *week);
/* 1 (Monday) to 7 (Sunday); 0 outside the calendar */
int day_weekday(day);

/*
 * Parses an ISO day, "2025-06-01". A time may follow ("T10:00", " 10:00:00Z", "T10:00:00.5+02:00");
 * it is checked and dropped. This function and those below ignore blanks at both ends. 0, or -1 and
 * *out unchanged.
 */
int day_parse(day *out, struct str);

/*
 * Parses a day as people type it: an ISO day; "2025-06" or "2025" (its first day, or its last if
 * `end`); "today", "yesterday"; an English weekday or its first three letters (the latest before
 * today); a number and a unit, "3d", "2 weeks", "2 weeks ago" (that long before today, at least
 * DAY_MIN). Case does not matter. 0, or -1 and *out unchanged.
 */
int day_parse_words(day *out, struct str, day today, bool end);

/*
 * A date with unknown parts, each 0: "1980-04-17", "1980-05", "1980", "--04-17", "04-17",
 * "XXXX-04-17". A time after a complete day is dropped. 29 February is valid without a year.
 * partial_parse() returns 0, or -1 and *out unchanged if the text is not a date or there is no such
 * day.
 */
struct partial {
	int16_t year;
	int8_t month, mday;
};
int partial_parse(struct partial *out, struct str);

/*
 * The time between two contacts: n units, or never if n == 0. Months are a unit of their own
 * because their length varies.
 */
struct period {
	int32_t n;
	enum period_unit { PERIOD_DAYS, PERIOD_MONTHS } unit;
};

#define PERIOD_NEVER ((struct period){0, PERIOD_DAYS})
#define PERIOD_SIZE 24

/*
 * Parses "4 months", "4mo", "2w", "90d", "2q", "1 year", "every 3 weeks", "every month", "3/year",
 * "3x/year", one of "daily weekly fortnightly monthly quarterly twice-yearly half-yearly yearly
 * annually never", or a bare number of days. Case does not matter. 3/year is a third of twelve
 * months; a rate that does not divide evenly becomes days of a 365-day year, rounded down, so that
 * contact is never rarer than asked. The valid range is 1 day to 9999 years. 0, or -1 and *out
 * unchanged.
 */
int period_parse(struct period *out, struct str);
/*
 * writes the shortest plain form: "4 months", "1 year", "2 weeks", "90 days", "never"; returns out
 */
char *period_format(char out[PERIOD_SIZE], struct period);
/*
 * the mean length in days, for comparison; a month has 30.436875 days (Gregorian mean); never is
 * infinite
 */
double period_days(struct period);

/*
 * Add a period to a day, or subtract it. Months are civil and clamped to the month's end: 31
 * January and 1 month is 28 or 29 February. Results are clamped to DAY_MIN and DAY_MAX. DAY_NONE
 * stays DAY_NONE; "never" changes nothing.
 */
day day_add(day d, struct period);
/* true if day_add() stays within the calendar and does not clamp the result to its end */
bool day_fits(day d, struct period);
day day_sub(day d, struct period);

#endif
