/* SPDX-License-Identifier: ISC */
#ifndef TEND_WRITTEN_H
#define TEND_WRITTEN_H

#include "base/date.h"

/* the order of a date in numbers that could mean two days, as 8/7/2026 */
enum written_order { WRITTEN_ANY, WRITTEN_DMY, WRITTEN_MDY, WRITTEN_YMD };

/* how a book writes its dates; all zero for a book that does not say */
struct written_style {
	enum written_order order;
	unsigned language; /* of its months, beside English: see dayname.h */
};

/* the order that is meant by "dmy", "mdy" or "ymd"; WRITTEN_ANY for other words */
enum written_order written_order(struct str word);

enum written_is {
	WRITTEN_NOT,   /* no date */
	WRITTEN_BAD,   /* a date, but no such day, or ambiguous */
	WRITTEN_MONTH, /* a month and its year, or a week: *out is its first day */
	WRITTEN_DAY,
};

/*
 * Reads a date at the beginning of *s as people and programs write it: "2026-08-12", "2026/8/12",
 * "20260812", "2026_08_12", "2026-08", "2026-W33", "12 Aug 2026", "Aug 12th, 2026",
 * "12. August 2026", "31/12/2026", with any dash. For WRITTEN_MONTH and WRITTEN_DAY it moves *s
 * past the date; otherwise *out and *s stay, and for WRITTEN_BAD *why is the reason (static).
 */
enum written_is written_read(day *out, struct str *s, const struct written_style *,
                             const char **why);

#endif
