/* SPDX-License-Identifier: ISC */
#ifndef TEND_BRIEF_H
#define TEND_BRIEF_H

#include "account/asks.h"
#include "account/due.h"
#include "brief/news.h"
#include "match/give.h"
#include "match/noted_needs.h"

/* what a brief reads: of its subject and the owner, and of all other contacts */
#define BRIEF_SUBJECT_NEEDS \
	((struct needs){KEYSET_ALL, GIVE_TO_PARTS | WANT_LINKS | NOTED_NEEDS_PARTS})
#define BRIEF_OTHER_NEEDS ((struct needs){GIVE_KEYS, GIVE_PARTS})

enum { BRIEF_NOTES_COLUMNS = 139 }; /* two lines of a page, without the label */

/* in the order of the page */
enum brief_part {
	BRIEF_TITLE,
	BRIEF_STATUS,  /* why the contact is inactive */
	BRIEF_NOTES,   /* the first sentences of the notes: the first, and all that fit two lines */
	BRIEF_CAREFUL, /* what else the notes say to leave unsaid or undone */
	BRIEF_OWN,     /* the keys that `brief` in me.md names */
	BRIEF_REACH,   /* the first `phone` and the first `email` */
	BRIEF_SINCE,
	BRIEF_DATES,   /* `anniversary` and `dates` */
	BRIEF_WHY,
	BRIEF_LAST,
	BRIEF_LOG,
	BRIEF_PLAN,    /* the plans of the log */
	BRIEF_ACCOUNT,
	BRIEF_AGENDA,
	BRIEF_NEEDS,
	BRIEF_OFFERS,
	BRIEF_GIVE,
	BRIEF_PROMISE,
	BRIEF_ASKS,
	BRIEF_COMMON,
	BRIEF_TIES,
	BRIEF_NEWS,
	BRIEF_HOOK,
	BRIEF_MISSING, /* never a fact: what a page says in place of those that are missing */
	BRIEF_NPARTS
};

/* a fact on one line: plain text, Markdown from the file, plain text; any may be empty */
struct fact {
	enum brief_part part;
	struct str lead, markdown, tail;
	bool missing; /* the lead says that nothing is noted */
};

/* makes briefs from one book */
struct briefing;

/*
 * Needs the whole book with BRIEF_OTHER_NEEDS; the owner and the subjects with
 * BRIEF_SUBJECT_NEEDS. `news` is sorted and may be empty. Texts live in the arena or in the book.
 * The caller closes it.
 */
struct briefing *brief_open(struct book *, day today, const struct news *news, size_t n,
                            struct arena *);

/*
 * What to know about one contact before a call, sorted by part; within a part, in the order of the
 * function that finds it. A part without content has no fact, except `why`, `needs` and `hook`
 * where there are no notes, and `needs` only where nothing is to be given. An inactive contact has
 * no fact that suggests a call; the owner has none. *out is valid until the next call.
 */
void brief_of(const struct fact **out, size_t *n, struct briefing *, size_t who);
/* see give_read_notes() */
void brief_read_notes(struct briefing *, const struct people *);
void brief_close(struct briefing *);

/* "title", "since", … */
const char *brief_part_name(enum brief_part);

#endif
