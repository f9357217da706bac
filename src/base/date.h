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
/* the first day that it may be; DAY_NONE without a year */
day partial_first(struct partial);
/* writes "1980-04-17", "1980-05", "1980" or "--04-17" and a terminating 0; returns out */
#define PARTIAL_SIZE 24
char *partial_format(char out[PARTIAL_SIZE], struct partial);

#endif
