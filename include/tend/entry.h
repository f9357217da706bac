/* SPDX-License-Identifier: ISC */
#ifndef LIBTEND_ENTRY_H
#define LIBTEND_ENTRY_H

#include <tend/contact.h>
#include <tend/date.h>

TEND_BEGIN

/* one entry of a log: - DATE [->|<-] [+|-]KIND[ xN]: TEXT */
struct tend_entry {
	tend_day date;    /* a date after today is a plan, too */
	unsigned line;    /* in the file, from 1; 0 for an entry from a dated note */
	char direction;   /* '>' you reached out, '<' they did, '-' both or unknown */
	char sign;        /* '+' you gave, '-' you received a favour, '.' neither */
	bool plan;        /* "- [ ]": planned, not done */
	int weight;       /* 1 to 99 */
	const char *kind; /* "intro", "call"; may be "" */
	const char *text; /* Markdown as written, of one or more lines; may be "" */
};

/*
 * All entries in the order of the file, which may be oldest first or newest first; then those from
 * the dated notes that `notes:` in me.md names.
 */
TEND_API struct tend_entry **tend_entry_list(const struct tend_contact *, size_t *n);

TEND_END

#endif
