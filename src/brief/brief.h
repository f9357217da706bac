/* SPDX-License-Identifier: ISC */
#ifndef TEND_BRIEF_H
#define TEND_BRIEF_H

#include "account/asks.h"
#include "account/due.h"
#include "brief/news.h"
#include "match/give.h"

/* what is read of the people asked about, and of the owner; of all others the second will do */
#define BRIEF_BOOK_NEEDS \
	((struct needs){KEYSET_ALL, GIVE_PARTS | WANT_ENTRIES | WANT_TEXTS | WANT_LINKS | \
	                WANT_TASKS})
#define BRIEF_OTHERS ((struct needs){GIVE_KEYS, GIVE_PARTS})

/* in the order of the page */
enum brief_part {
	BRIEF_TITLE,
	BRIEF_STATUS,  /* why they are in no list */
	BRIEF_SINCE,
	BRIEF_WHY,
	BRIEF_LAST,
	BRIEF_LOG,
	BRIEF_ACCOUNT,
	BRIEF_AGENDA,
	BRIEF_NEEDS,
	BRIEF_GIVE,
	BRIEF_PROMISE,
	BRIEF_ASKS,
	BRIEF_COMMON,
	BRIEF_TIES,
	BRIEF_NEWS,
	BRIEF_HOOK,
	BRIEF_NPARTS
};

/*
 * one thing to know, on one line: plain text, what a file says in Markdown, plain text; any may be
 * empty
 */
struct fact {
	enum brief_part part;
	struct str lead, said, tail;
};

/* briefs from one book */
struct briefing;

/*
 * The book is to be loaded whole, with BRIEF_OTHERS; the owner and those asked about with
 * BRIEF_BOOK_NEEDS. `news` is sorted, and may be none. Texts live in the arena, or in the book. The
 * caller closes it.
 */
struct briefing *brief_open(struct book *, day today, const struct news *news, size_t n,
                            struct arena *);

/*
 * What to know of one contact before a call, by part; of each part the order is that of its own
 * study. What there is not has no fact, but for `why`, `needs` and `hook`: that these are missing
 * is worth knowing. Of the retired nothing is said that leads to a call, and of the owner nothing
 * at all. *out is good until the next call.
 */
void brief_of(const struct fact **out, size_t *n, struct briefing *, size_t who);
void brief_close(struct briefing *);

/* "title", "since", … */
const char *brief_part_name(enum brief_part);

#endif
