/* SPDX-License-Identifier: ISC */
#ifndef TEND_MEETINGS_H
#define TEND_MEETINGS_H

#include "book/book.h"
#include "calendar/calendar.h"

/* what meetings_find() needs of all contacts */
#define MEETINGS_NEEDS ((struct needs){NAME_KEYS, WANT_ENTRIES | WANT_TEXTS})

/* a meeting with a contact, as an entry of their log */
struct meeting {
	size_t who;      /* index into the book's contacts */
	day date;
	struct str kind; /* "meeting", or "contact" for a task that was ticked */
	struct str text; /* Markdown whose only link is the last: the title, and <cal:ID> */
	struct str id;   /* the UID in the form of a URL, with the day of a repetition */
};

struct meetings {
	struct meeting *v; /* owned */
	size_t n, cap;
	struct arena arena;
};

/*
 * Finds the events of a calendar, up to today and from `since` on, with contacts: the organizer and
 * those invited, by address, else by name; and those in the title, as spoken.h finds names. No
 * meetings are: an event from tend, one that was cancelled, one that the owner declined, for a
 * contact one that they declined; and without anyone invited, one that is a birthday, repeats
 * yearly, or is a whole day that is marked as free. Leaves out what the logs have: an entry with
 * "cal:ID" in its text. Sorted by date, contact and id, each once.
 *
 * Reports an address or a name of several contacts, an event without a date or without a UID, and
 * rules that cannot be followed; only for events with contacts. Needs the whole book, with
 * MEETINGS_NEEDS.
 */
void meetings_find(struct meetings *out, struct book *, const struct calendar *, day today,
                   day since);

/* adds one that is known by its UID and day; meetings_end() sorts, and drops as above */
void meetings_add(struct meetings *, size_t who, day date, struct str kind, struct str title,
                  struct str uid, day instance);
void meetings_end(struct meetings *, const struct book *);
void meetings_free(struct meetings *);

#endif
