/* SPDX-License-Identifier: ISC */
#ifndef TEND_ENTRY_H
#define TEND_ENTRY_H

#include "base/date.h"

/*
 * One entry of a log: a contact on a day, as
 *
 *	DATE [->|<-] [+|-]KIND[ xN]: TEXT
 *
 * or in one of the looser ways in which people write it by hand.
 */
struct entry {
	day date;
	uint32_t line;   /* of the file, from 1 */
	char dir;        /* '>' I reached out, '<' they did, '-' both or unknown */
	char sign;       /* '+' I gave, '-' I received, '.' neither */
	uint8_t weight;  /* 1..99 */
	bool plan;       /* "- [ ]": meant, not done */
	uint32_t nkind;
	const char *kind; /* see entry_kind() */
};

/* a word, ASCII letters in lower case once it is in a body; may be empty */
static inline struct str
entry_kind(const struct entry *e)
{
	return (struct str){e->kind, e->nkind};
}

enum entry_is {
	ENTRY_NOT,  /* ordinary text */
	ENTRY_BAD,  /* looks like an entry, but has no date that can be read */
	ENTRY_ODD,  /* an entry, but perhaps not what was meant */
	ENTRY_GOOD,
};

/*
 * Reads the text of a list item or heading, without its marker. The kind and *text, what follows
 * it, are slices of it; line is not touched. *why says what is wrong with a BAD or ODD one
 * (static).
 */
enum entry_is entry_parse(struct entry *out, struct str *text, struct str item, const char **why);

/* whether it is a done +intro: two people brought together */
bool entry_introduces(const struct entry *, day today);
/*
 * whether an entry tells of a contact up to and including a day: neither a plan nor in the future
 */
bool entry_done(const struct entry *, day today);

#endif
