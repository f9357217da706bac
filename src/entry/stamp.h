/* SPDX-License-Identifier: ISC */
#ifndef TEND_STAMP_H
#define TEND_STAMP_H

#include "base/written.h"

/*
 * The date of an entry with all that is part of it: brackets and marks around it, a weekday and a
 * time beside it, an emoji before it. "**[[2026-08-12]]** (Wed) 10:00", "<2026-08-10 Mon>",
 * "[date:: 2026-08-01]", "Friday, August 14th, 2026 at 9:30 pm"
 */
struct stamp {
	day date;
	bool month; /* only the month is known: date is its first day */
	bool odd;   /* the weekday beside it is another */
};

/* reads a stamp at the beginning of *s and moves *s past it, as written_read() */
enum written_is stamp_read(struct stamp *out, struct str *s, const struct written_style *,
                           const char **why);

/* true for a text that is a stamp and nothing else, as the name of a page of a diary */
bool stamp_only(struct str, const struct written_style *);

/*
 * Reads a text that is a date and nothing else, whose parts may be unknown: what partial_parse()
 * reads, or a stamp. 0, or -1 with *why the reason (static) if it looks like a date, else NULL.
 */
int stamp_partial(struct partial *out, struct str, const struct written_style *, const char **why);

/*
 * Skips a weekday or a time of day, with the blanks and separators before it, as many as there are.
 * *odd becomes true for a weekday that is not that of the date.
 */
void stamp_skip_beside(struct str *s, day date, bool *odd);

#endif
