/* SPDX-License-Identifier: ISC */
#ifndef TEND_PERIOD_H
#define TEND_PERIOD_H

#include "base/date.h"

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
 * "3x/year"; in words "every other month", "two weeks" (one to twelve), "a couple of months", "half
 * a year", "twice a year", "3 times per month"; one of "daily weekly fortnightly monthly quarterly
 * twice-yearly half-yearly yearly annually never"; or a bare number of days. Case does not matter.
 * 3/year is a third of twelve months; a rate that does not divide evenly becomes days of a 365-day
 * year, rounded down, so that contact is never rarer than asked. The valid range is 1 day to 9999
 * years. 0, or -1 and *out unchanged.
 */
int period_parse(struct period *out, struct str);
/*
 * A length of time alone: "4 months", "2w", "two weeks", "half a year"; with `article` also "a
 * week". period_unit() reads the unit alone, as one of it. 0, or -1.
 */
int period_span(struct period *out, struct str, bool article);
int period_unit(struct period *out, struct str);
/* why period_parse() refuses a text, and what to write instead (static) */
const char *period_wrong(struct str);
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
