/* SPDX-License-Identifier: ISC */
#ifndef TEND_ICS_TICKS_H
#define TEND_ICS_TICKS_H

#include "calendar/calendar.h"
#include "cli/write.h"
#include "import/meetings.h"

/* what ics_ticks_match() needs of all contacts */
struct needs ics_ticks_needs(void);

/* 'x' if a task was ticked, '-' if it was cancelled, '?' if that is unclear, else 0 */
char ics_ticks_state(const struct calendar_item *);
/* the kind of a UID from tend-ics as an ICS_FEED_ bit, with "todo-" or without; 0 for any other */
unsigned ics_ticks_kind(struct str uid);
/* the day of the last entry of a contact's log that is no plan; DAY_NONE if there is none */
day ics_ticks_last(const struct contact *);

/* a task of the book that was ticked in a calendar */
struct ics_tick {
	size_t who;
	struct str words; /* its date and text, for edit_tick() */
	char mark;        /* 'x' or '-' */
	day on;
};

struct ics_ticks {
	struct ics_tick *v; /* by contact */
	size_t n, cap;
	struct map closed;  /* "KIND-HASH" of the tasks that are answered in the book */
	struct arena arena;
};

/*
 * Finds what was ticked in a calendar: promises and asks into *out; a contact with a ticked "get in
 * touch" into the meetings, unless the log has an entry of that day or later. Other tasks, not from
 * tend, are skipped. Reports what is unclear, and what the book no longer has. Needs the whole
 * book.
 */
void ics_ticks_match(struct ics_ticks *out, struct meetings *, const struct tool *,
                     const struct calendar *);
/* true if the book has an answered task that this UID is of */
bool ics_ticks_closed(const struct ics_ticks *, struct str uid);
/* writes them, a file once; appends their texts to `what` */
void ics_ticks_write(struct writer *, const struct ics_ticks *, struct buf *what);
void ics_ticks_free(struct ics_ticks *);

#endif
