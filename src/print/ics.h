/* SPDX-License-Identifier: ISC */
#ifndef TEND_ICS_H
#define TEND_ICS_H

#include "account/asks.h"
#include "account/dates.h"
#include "account/due.h"
#include "account/owe.h"

/*
 * A feed for calendars (iCalendar, RFC 5545) of whole days: events or, with `todo`,
 * to-dos. Every text of the book is made visible as on a terminal. The same book on the
 * same day gives the same bytes, since DTSTAMP is the midnight of that day.
 *
 * A UID is "KIND-ID@tend", for a task "KIND-ID-HASH@tend"; HASH is the map_hash() of its
 * text in hexadecimal. With `todo`, the prefix is "todo-". If two files have the same id,
 * "./" and the path replace ID. All bytes of ID except ASCII letters, digits, "-", "_" and
 * "." become %XX. If an earlier item has the same UID, "-2", "-3" and so on come before
 * the "@".
 *
 * With an alarm, each item has a display alarm of its own: VALARM with the UID "alarm-UID".
 *
 * An overdue event is on `today`; a to-do keeps its day. Days after ICS_LAST are left out,
 * since libical 3 cannot write them.
 */
struct ics;

#define ICS_LAST 1095727 /* 3000-12-31 */

#define ICS_NO_ALARM INT32_MIN

/*
 * Takes one item: its UID, its component with all its lines, the contact, and for a promise or an
 * ask the task; else NULL. The texts are valid during the call.
 */
typedef void ics_take(void *arg, struct str uid, struct str text, size_t who,
                      const struct task *);

struct ics_options {
	day today;
	bool todo;
	int32_t alarm;  /* minutes from the midnight when the day begins; or ICS_NO_ALARM */
	ics_take *take; /* is called for each item, or NULL */
	void *arg;
};

/* begins a feed at the end of `out`; both, and the book, must live until ics_close() */
struct ics *ics_open(struct buf *out, const struct book *, struct ics_options);

/* adds a contact to get in touch with; on today if it is dormant and not yet due */
void ics_due(struct ics *, const struct due *);
/*
 * adds a birthday, an anniversary or a day of the contact's own, as an event every year; skips
 * other occasions
 */
void ics_occasion(struct ics *, const struct occasion *);
/* these add promises with a date and open asks with a date; they skip others */
void ics_promise(struct ics *, const struct owed *);
void ics_ask(struct ics *, const struct asked *);

/* ends the feed, even an empty one, and frees everything but `out` */
void ics_close(struct ics *);

/*
 * Appends an id or a path as UIDs have it: programs use a UID as a file name or in a URL, so it
 * must not have untrusted bytes.
 */
void ics_uid_part(struct buf *out, struct str);

#endif
