/* SPDX-License-Identifier: ISC */
#ifndef TEND_RIPPLE_H
#define TEND_RIPPLE_H

#include "account/account.h"
#include "book/people.h"

/* the keys and parts of the whole book that ripple_find() needs */
#define RIPPLE_KEYS (NAME_KEYS | ACCOUNT_KEYS | KEYSET(KEY_VIA))
#define RIPPLE_PARTS (WANT_ENTRIES | WANT_LINKS)

enum ripple_act {
	RIPPLE_NONE,  /* not introduced by anyone */
	RIPPLE_VIA,   /* their `via` */
	RIPPLE_INTRO, /* a "-intro" naming them, in the log of the person who introduced them */
	RIPPLE_MINE,  /* a "+intro": the owner introduced `who` and `with` to each other */
};

/* a person, who introduced them, and what followed */
struct ripple {
	size_t who;     /* index into the book's contacts */
	/*
	 * who introduced them: a contact, b->me for the owner; b->n if `name` is set or it is
	 * unknown
	 */
	size_t from;
	struct str name; /* for a person without a file, as written; else empty */
	enum ripple_act act;
	size_t with;    /* for RIPPLE_MINE, the later id of the two; else b->n */
	uint32_t depth; /* depth in the listed tree; its root is 0 */
	/* of the introduction; else of the first contact; DAY_NONE if there is none */
	day date;
	size_t people;  /* people who came through them, directly or indirectly */
	size_t entries; /* entries with them and all of these, from that date on */
};

/*
 * Finds how people came into the book. First the trees, each from its root down: those with most
 * people first, then by id; children by date, then id. Then the owner's introductions, by date,
 * then by the two ids; `people` are there those who came since. If people are named, only their
 * trees, in that order, and the introductions of people in them; else all who introduced a person
 * or were introduced.
 *
 * A person introduced by several came through the first in `via`, else through the earliest
 * "-intro". The owner and inactive contacts have no rows and are not counted; people who came
 * through an inactive contact take its place. Cycles are reported in `errors` and cut. The caller
 * frees *out.
 */
void ripple_find(struct ripple **out, size_t *n, struct book *, const struct people *, day today,
                 struct errors *);

#endif
