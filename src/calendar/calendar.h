/* SPDX-License-Identifier: ISC */
#ifndef TEND_CALENDAR_H
#define TEND_CALENDAR_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "calendar/calendar_time.h"

/* someone an event names as its organizer or as invited */
struct calendar_person {
	struct str address; /* of e-mail; empty if there is none */
	struct str name;
	bool declined;
};

/* an event or a task of a calendar; texts are unescaped, and "" where there is none */
struct calendar_item {
	struct str path;    /* of the file */
	uint32_t line;      /* of its BEGIN */
	bool todo;          /* a task (VTODO); else an event */
	struct str uid, summary, status, categories, rule;
	int percent;        /* of a task; -1 if unknown */
	bool transparent;   /* an event that does not mark the time as busy */
	bool onward;        /* changes its own repetition and all later ones */
	struct calendar_time start, due, completed;
	struct str zone;                /* the name of the start's time zone */
	struct calendar_time instance;  /* which repetition of its UID this one replaces */
	struct calendar_time *except;   /* repetitions that are left out; owned by the arena */
	struct calendar_time *extra;    /* further days */
	struct calendar_person *person;
	size_t nexcept, nextra, npeople;
};

/* what calendars hold, in their order; start it as {0} with `errors` */
struct calendar {
	struct calendar_item *v; /* owned */
	size_t n, cap;
	struct errors *errors;   /* the caller's */
	calendar_here *here;     /* the caller's: the days of moments in UTC */
	struct arena arena;
};

/*
 * Adds the events and tasks of a file in the form of RFC 5545: a pure function of its arguments.
 * Time zones, alarms and other components are skipped. Reports with its place, and reads the
 * rest: text that is no calendar, a line that is no property, an item without an end, a date that
 * is none, more than CALENDAR_VALUES values of one kind.
 */
void calendar_read(struct calendar *, struct str bytes, struct str path);
void calendar_free(struct calendar *);

enum { CALENDAR_VALUES = 10000, CALENDAR_LINE = 1 << 20 };

/*
 * Sets *raw to the next line of a calendar with all its continuations and line ends, a slice of
 * *rest, and moves *rest past it; `text` is the line, unfolded (cleared first). Adds the number of
 * physical lines to *lines. False at the end.
 */
bool calendar_line(struct str *raw, struct buf *text, struct str *rest, uint32_t *lines);

/* unescapes a text into `out` (appended) */
void calendar_text(struct buf *out, struct str raw);

#endif
