/* SPDX-License-Identifier: ISC */
#ifndef TEND_DATES_H
#define TEND_DATES_H

#include "book/people.h"

/* the keys and parts that dates_find() reads */
#define DATES_KEYS \
	(KEYSET(KEY_BIRTHDAY) | KEYSET(KEY_BORN) | KEYSET(KEY_MET) | KEYSET(KEY_ANNIVERSARY) | \
	 KEYSET(KEY_DATES))
#define DATES_PARTS WANT_ENTRIES

/* in the order of their names */
enum occasion_kind {
	OCCASION_ANNIVERSARY, /* the key `anniversary` */
	OCCASION_BIRTHDAY,
	OCCASION_MONTH, /* a birthday without its day */
	OCCASION_DATE,  /* a day under `dates` */
	OCCASION_KNOWN, /* the anniversary of the first meeting */
};

/* a day that returns every year */
struct occasion {
	size_t who;   /* index into the book's contacts */
	day date;     /* the next one; today counts */
	int32_t days; /* from today, 0 or more */
	int32_t age;  /* in full years on that date; negative if unknown */
	enum occasion_kind kind;
	struct str name; /* OCCASION_DATE: what the day is, "wedding" */
	bool leap;    /* true if the anniversary is 29 February */
};

/*
 * The occasions of `people` up to and including the day `until`, sorted by date, id and
 * kind; only the next one of each kind, and of each day under `dates`. The owner and inactive
 * contacts have none.
 *
 * A birthday comes from `birthday` or `born`, whichever has more of month and day;
 * `birthday` wins a tie. The year comes from the same key, else from the other. If the
 * day is unknown, the date is the first of the month, or today in that month. A birth
 * after today has no age.
 *
 * OCCASION_KNOWN counts from a day of `met` up to today; the first one is a year later. The first
 * entry of a log is only the first that was written down.
 *
 * `anniversary` and `dates` count from their day, if it has a year; one after today is the first,
 * and has no age. Without the day of the month, as for birthdays.
 *
 * 29 February is the 28th in years without one. The caller frees *out.
 */
void dates_find(struct occasion **out, size_t *n, const struct book *, const struct people *,
                day today, day until);

/* "anniversary", "birthday", "birthday-month", "date", "known" */
const char *occasion_name(enum occasion_kind);

#endif
