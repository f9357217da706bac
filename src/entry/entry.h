/* SPDX-License-Identifier: ISC */
#ifndef TEND_ENTRY_H
#define TEND_ENTRY_H

#include "base/written.h"

/*
 * One entry of a log, a contact on a day:
 *
 *	DATE [->|<-] [+|-]KIND[ xN]: TEXT
 *
 * or one of the looser forms that people write by hand.
 */
struct entry {
	day date;
	uint32_t line;   /* in the file, from 1 */
	char dir;        /* '>' I reached out, '<' they did, '-' both or unknown */
	char sign;       /* '+' I gave, '-' I received, '.' neither */
	uint8_t weight;  /* 1..99 */
	bool plan : 1;   /* "- [ ]": meant, not done */
	bool note : 1;   /* from a dated note, see body.h: line is in that note */
	bool again : 1;  /* from a note, of a day that an entry before has: counts once */
	bool month : 1;  /* only the month is known: date is its first day */
	bool cased : 1;  /* in a struct body, if the kind was written with capitals */
	uint32_t nkind;
	const char *kind; /* see entry_kind() */
};

/* a word, may be empty; in a struct body its ASCII letters are in lower case */
static inline struct str
entry_kind(const struct entry *e)
{
	return (struct str){e->kind, e->nkind};
}

/* in a struct body: the kind with the capitals that it was written with, as in "Anruf" */
static inline struct str
entry_kind_written(const struct entry *e)
{
	return (struct str){e->cased ? e->kind + e->nkind + 1 : e->kind, e->nkind};
}

enum entry_is {
	ENTRY_NOT,   /* ordinary text */
	ENTRY_DATED, /* ordinary text that holds a date */
	ENTRY_BAD,   /* looks like an entry, but has no valid date */
	ENTRY_ODD,   /* an entry, but perhaps not what was meant */
	ENTRY_GOOD,
};

/*
 * Reads the text of a list item or heading, without its marker. The kind and the *text after it are
 * slices of `item`; out->line is not set. *why is the reason (static) for ENTRY_BAD and ENTRY_ODD.
 */
enum entry_is entry_parse(struct entry *out, struct str *text, struct str item,
                          const struct written_style *, const char **why);

/*
 * Moves *s past a box or a word such as DONE, sets e->plan, and *mark to the sign of the state or
 * 0. False for what was dropped, which is no entry.
 */
bool entry_state(struct entry *, struct str *s, char *mark);

/* true for an item that begins with a day but no date: "yesterday: beers", "Saturday, a walk" */
bool entry_relative(struct str item);

/* true for a +intro that is done: two people were introduced */
bool entry_introduces(const struct entry *, day today);
/* true if an entry records how far an introduction is: "intro-ask"; its text is often of another */
bool entry_of_intro(const struct entry *);
/* true for a contact on or before `today`: neither a plan nor in the future */
bool entry_done(const struct entry *, day today);
/* the same, but one of several on a day, where contact is counted: see `again` */
bool entry_counts(const struct entry *, day today);

#endif
