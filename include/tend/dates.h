/* SPDX-License-Identifier: ISC */
#ifndef LIBTEND_DATES_H
#define LIBTEND_DATES_H

#include <tend/book.h>
#include <tend/contact.h>
#include <tend/date.h>

TEND_BEGIN

/* later versions may add kinds */
enum tend_occasion_kind {
	TEND_OCCASION_BIRTHDAY,
	TEND_OCCASION_MONTH, /* a birthday without a day: the first of the month, or today in it */
	TEND_OCCASION_KNOWN, /* the day you met, or were first in touch */
	TEND_OCCASION_ANNIVERSARY, /* the key `anniversary` */
	TEND_OCCASION_DATE,        /* a day under `dates` */
};

/* a yearly day, as in tend-dates(1); 29 February is the 28th in common years */
struct tend_occasion {
	const struct tend_contact *who;
	tend_day date; /* the next date; today counts */
	int32_t days;  /* from today, 0 or more */
	int32_t age;   /* in full years on that day; negative if unknown */
	enum tend_occasion_kind kind;
	const char *name; /* TEND_OCCASION_DATE: what the day is, "wedding"; else NULL */
};

/*
 * The next occasion of each kind and contact, and of each day under `dates`, up to and including
 * the day `until`, by date, id and kind.
 */
TEND_API struct tend_occasion **tend_occasion_list(const struct tend_book *, tend_day today,
                                                   tend_day until, size_t *n);

/*
 * The name in the output of the tools: "birthday", "birthday-month", "known", "anniversary",
 * "date". Static.
 */
TEND_API const char *tend_occasion_kind_name(enum tend_occasion_kind);

TEND_END

#endif
