/* SPDX-License-Identifier: ISC */
#ifndef TEND_ICS_H
#define TEND_ICS_H

#include "account/asks.h"
#include "account/dates.h"
#include "account/due.h"
#include "account/owe.h"

/*
 * A feed for calendars (iCalendar, RFC 5545): whole days, each an event or,
 * with `todo`, a thing to do. Every text of the book is made visible as on a
 * terminal. Of the same book on the same day the feed has the same bytes: DTSTAMP is
 * the midnight of that day.
 *
 * An UID is "KIND-ID@tend", that of a task "KIND-ID-HASH@tend", with HASH the
 * map_hash() of its text in hexadecimal; "todo-" stands before all of that if
 * `todo`. Of the ID, or of "./" and the path where two files have that id,
 * all but ASCII letters, digits, "-", "_" and "." is %XX. What would have the UID of
 * one before it gets "-2", "-3" and so on before the "@".
 *
 * An event that is overdue is on `today`, a thing to do keeps its day. What is after ICS_LAST is
 * left out, for libical 3 writes no such day.
 */
struct ics;

#define ICS_LAST 1095727 /* 3000-12-31 */

/* begins a feed at the end of `out`; both, and the book, must live until ics_close() */
struct ics *ics_open(struct buf *out, const struct book *, day today, bool todo);

/* someone to get in touch with; who is dormant and not yet due, today */
void ics_due(struct ics *, const struct due *);
/* the birthdays among the occasions; as an event, every year; others are let pass */
void ics_birthday(struct ics *, const struct occasion *);
/* those with a date, and an ask that waits for its answer; others are let pass */
void ics_promise(struct ics *, const struct owed *);
void ics_ask(struct ics *, const struct asked *);

/* ends the feed, also an empty one, and releases all but `out` */
void ics_close(struct ics *);

#endif
