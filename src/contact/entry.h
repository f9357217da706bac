/* SPDX-License-Identifier: ISC */
#ifndef TEND_ENTRY_H
#define TEND_ENTRY_H

#include "base/date.h"

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
	bool plan;       /* "- [ ]": meant, not done */
	uint32_t nkind;
	const char *kind; /* see entry_kind() */
};

/* a word, may be empty; in a struct body its ASCII letters are in lower case */
static inline struct str
entry_kind(const struct entry *e)
{
	return (struct str){e->kind, e->nkind};
}

enum entry_is {
	ENTRY_NOT,  /* ordinary text */
	ENTRY_BAD,  /* looks like an entry, but has no valid date */
	ENTRY_ODD,  /* an entry, but perhaps not what was meant */
	ENTRY_GOOD,
};

/*
 * Reads the text of a list item or heading, without its marker. The kind and the *text after it are
 * slices of `item`; out->line is not set. *why is the reason (static) for ENTRY_BAD and ENTRY_ODD.
 */
enum entry_is entry_parse(struct entry *out, struct str *text, struct str item, const char **why);

/* true for a +intro that is done: two people were introduced */
bool entry_introduces(const struct entry *, day today);
/* true for a contact on or before `today`: neither a plan nor in the future */
bool entry_done(const struct entry *, day today);

#endif
