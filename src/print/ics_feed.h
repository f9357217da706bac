/* SPDX-License-Identifier: ISC */
#ifndef TEND_ICS_FEED_H
#define TEND_ICS_FEED_H

#include "base/buf.h"
#include "book/people.h"
#include "print/ics.h"

/* the kinds of days in a calendar feed, as bits */
enum { ICS_FEED_DUE = 1, ICS_FEED_BIRTHDAY = 2, ICS_FEED_PROMISE = 4, ICS_FEED_ASK = 8,
       ICS_FEED_ANNIVERSARY = 16, ICS_FEED_DATE = 32 };
#define ICS_FEED_ALL \
	(ICS_FEED_DUE | ICS_FEED_BIRTHDAY | ICS_FEED_ANNIVERSARY | ICS_FEED_DATE | \
	 ICS_FEED_PROMISE | ICS_FEED_ASK)

/* the bit of "due", "birthday", "anniversary", "date", "promise" or "ask"; 0 for any other name */
unsigned ics_feed_kind(struct str name);

/* the keys and parts that these kinds need */
struct needs ics_feed_needs(unsigned kinds);

struct ics_feed {
	const struct book *book;
	const struct people *people;
	day today;
	day until;      /* the last day for who is due, and for days of the year with `todo` */
	bool todo;      /* things to do (VTODO) instead of events */
	int32_t alarm;  /* these three as in struct ics_options */
	ics_take *take;
	void *arg;
	unsigned kinds;
};

/* appends the feed to out, as of ics.h */
void ics_feed_add(struct buf *out, const struct ics_feed *);

#endif
