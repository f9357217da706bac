/* SPDX-License-Identifier: ISC */
#ifndef TEND_DATES_H
#define TEND_DATES_H

#include "book/people.h"

/* the keys and parts that dates_find() reads */
#define DATES_KEYS (KEYSET(KEY_BIRTHDAY) | KEYSET(KEY_BORN) | KEYSET(KEY_MET))
#define DATES_PARTS WANT_ENTRIES

/* in the order of their names */
enum occasion_kind {
	OCCASION_BIRTHDAY,
	OCCASION_MONTH, /* a birthday of which the day is not known */
	OCCASION_KNOWN, /* the day on which we met, or were first in touch */
};

/* a day that comes round every year */
struct occasion {
	size_t who;   /* index into the book's contacts */
	day date;     /* the next one; today counts */
	int32_t days; /* until then, 0 or more */
	int32_t age;  /* the years that are full on it; negative if unknown */
	enum occasion_kind kind;
	bool leap;    /* of a 29 February, on whichever day it falls */
};

/*
 * The occasions of `people`, but the owner's and those of the retired, up to
 * and with the day `until`: by date, id and kind. Of each kind, the next one alone.
 *
 * A birthday is that of `birthday` or `born`, whichever knows more of month and day,
 * `birthday` among equals; the year is that one's, else the other's. Of an
 * unknown day the date is the first of the month, or today in that month.
 * Who is born after today has no age.
 *
 * Known since `met`, or since the first entry where that is no day or is yet to come; one whose
 * day is unknown gives no occasion. Never less than a year.
 *
 * What falls on 29 February is on the 28th in years without one. The caller
 * frees *out.
 */
void dates_find(struct occasion **out, size_t *n, const struct book *, const struct people *,
                day today, day until);

/* "birthday", "birthday-month", "known" */
const char *occasion_name(enum occasion_kind);

#endif
