/* SPDX-License-Identifier: ISC */
#ifndef TEND_CIRCLE_H
#define TEND_CIRCLE_H

#include "account/account.h"
#include "book/people.h"

/* the keys that circle_find() reads, of the whole book, since contacts compete for places */
#define CIRCLE_KEYS (ACCOUNT_KEYS | KEYSET(KEY_TIER) | KEYSET(KEY_WOULD))

/* what a contact would do for the owner */
enum would { WOULD_ENDORSE, WOULD_HELP, WOULD_VOUCH, WOULD_COUNT };

enum circle_advice {
	CIRCLE_NONE, /* outside the circle, without evidence for it */
	CIRCLE_KEEP,
	CIRCLE_PROMOTE,
	CIRCLE_ASK,  /* the file has too little evidence: ask yourself */
	CIRCLE_DEMOTE,
};

/* how often a contact outside must have reached out, besides one favour, for CIRCLE_ASK */
#define CIRCLE_REACHED 3

/* one contact, tested */
struct circle {
	size_t who;             /* index into the book's contacts */
	bool in;                /* true if the tier is the first one of the settings */
	bool considered;        /* true if `would` has an answer, even an empty list */
	bool would[WOULD_COUNT];
	int yes;                /* how many of `would` are true */
	bool dormant;
	bool full;              /* the evidence suffices, but the circle is full */
	struct account s;
	enum circle_advice advice;
};

/*
 * Tests the whole book and returns the contacts of `people` that have advice; all of them, if they
 * were named. The owner and inactive contacts are left out. Contacts are ranked by how much they
 * would do, then by how often they reached out, then by favours done, then by id.
 *
 *   in by tier      not considered, or dormant: ask; would do nothing: demote; else keep
 *   not in by tier  would do two of the three: promote, or ask if dormant; not considered, reached
 *                   out CIRCLE_REACHED times and did a favour: ask
 *
 * The first set->circle by rank keep their advice keep or promote. Beyond these, a contact that is
 * in gets demote, the others get none. Keep and promote come first, by rank; then ask, then
 * demote, then contacts without advice, each by rank. The caller frees *out.
 */
void circle_find(struct circle **out, size_t *n, const struct book *, const struct people *,
                 day today);
/* "keep", "promote", "ask-yourself", "demote", ""; static */
const char *circle_advice_name(enum circle_advice);

#endif
