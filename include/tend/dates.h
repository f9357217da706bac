/* SPDX-License-Identifier: ISC */
#ifndef LIBTEND_DATES_H
#define LIBTEND_DATES_H

#include <tend/book.h>
#include <tend/contact.h>
#include <tend/date.h>

TEND_BEGIN

/* a later version may add values */
enum tend_occasion_kind {
	TEND_OCCASION_BIRTHDAY,
	TEND_OCCASION_MONTH, /* a birthday without its day: the first of the month, or today in it */
	TEND_OCCASION_KNOWN, /* the anniversary of the day you met, or were first in touch */
};

/* a day that returns every year, as in tend-dates(1); 29 February is the 28th in other years */
struct tend_occasion {
	const struct tend_contact *who;
	tend_day date; /* the next one; today counts */
	int32_t days;  /* from today, 0 or more */
	int32_t age;   /* in full years on that day; negative if unknown */
	enum tend_occasion_kind kind;
};

/*
 * The occasions up to and including the day `until`, sorted by date, id and kind;
 * only the next one of each kind.
 */
TEND_API struct tend_occasion **tend_occasion_list(const struct tend_book *, tend_day today,
                                                   tend_day until, size_t *n);

/* The name that the tools print: "birthday", "birthday-month", "known". Static. */
TEND_API const char *tend_occasion_kind_name(enum tend_occasion_kind);

TEND_END

#endif
