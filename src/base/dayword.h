/* SPDX-License-Identifier: ISC */
#ifndef TEND_DAYWORD_H
#define TEND_DAYWORD_H

#include "base/date.h"

/*
 * Days as people type them. In any case: an ISO day; "2025-06" or "2025" (its first day, or its
 * last if `end`); "today", "yesterday", "tomorrow"; "in 3 months", "in two weeks", "in a year";
 * "2 weeks ago"; "next week", "last month" (that long from today).
 *
 * What has no direction lies in the past for dayword_past() and ahead for dayword_ahead(): an
 * English weekday or its first three letters (the nearest one, never today), and a length of time,
 * "3d", "2 weeks". Days are clamped to the calendar, months to their end.
 *
 * 0, or -1 and *out unchanged: also for "next friday" and "last friday", which mean two days.
 */
int dayword_past(day *out, struct str, day today, bool end);
int dayword_ahead(day *out, struct str, day today, bool end);

/* true for an English weekday or its first three letters */
bool dayword_named(struct str);
/*
 * The word that is nearly typed, "tomorrow" for "tomorow" or "tmrw", "friday" for "firday": at
 * most two edits away, one for a word below seven letters. Empty for any other text, and for the
 * words themselves.
 */
struct str dayword_near(struct str typed);
/* the English name of a day's weekday, "Friday"; "" outside the calendar */
const char *dayword_weekday(day);

#endif
