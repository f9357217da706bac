/* SPDX-License-Identifier: ISC */
#ifndef LIBTEND_DATE_H
#define LIBTEND_DATE_H

#include <stdint.h>

#include <tend/api.h>

TEND_BEGIN

/* a day: 0001-01-01 is 1 and 9999-12-31 is 3652059, in the Gregorian calendar; no time, no zone */
typedef int32_t tend_day;

#define TEND_DAY_NONE INT32_MIN /* unknown, or none; less than every day */
#define TEND_DAY_MIN 1
#define TEND_DAY_MAX 3652059
#define TEND_DAY_SIZE 11 /* bytes of "2025-06-01" and the final 0 */

/* year 1 to 9999, month and day of the month from 1; TEND_DAY_NONE if there is no such day */
TEND_API tend_day tend_day_of(int year, int month, int mday);

/* splits a day into year, month and day of the month; all 0 outside the calendar */
TEND_API void tend_day_civil(tend_day, int *year, int *month, int *mday);

/* reads "2025-06-01", and ignores a time after it; TEND_DAY_NONE for other texts */
TEND_API tend_day tend_day_parse(const char *text);

/* writes "2025-06-01" and returns out; "-" for a day outside the calendar */
TEND_API char *tend_day_format(char out[TEND_DAY_SIZE], tend_day);

/*
 * Adds a duration as people type it, "4 months", "2w", "90d" or "1 year", to a day. Months are
 * those of the calendar: 31 January and "1 month" make the last day of February. "never" adds
 * nothing. The result stays within the calendar; TEND_DAY_NONE if the day or the duration is
 * invalid.
 */
TEND_API tend_day tend_day_add(tend_day, const char *duration);

TEND_END

#endif
