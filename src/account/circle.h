/* SPDX-License-Identifier: ISC */
#ifndef TEND_CIRCLE_H
#define TEND_CIRCLE_H

#include "account/account.h"
#include "book/people.h"

/* the keys that circle_find() reads, of the whole book: who is in depends on all the others */
#define CIRCLE_KEYS (ACCOUNT_KEYS | KEYSET(KEY_TIER) | KEYSET(KEY_WOULD))

/* what they would do for me */
enum would { WOULD_ENDORSE, WOULD_HELP, WOULD_VOUCH, WOULD_COUNT };

enum circle_advice {
	CIRCLE_NONE, /* not of the circle, and nothing speaks for it */
	CIRCLE_KEEP,
	CIRCLE_PROMOTE,
	CIRCLE_ASK,  /* yourself: the notes do not say */
	CIRCLE_DEMOTE,
};

/* how often somebody outside must have reached out, and have done a favour, to be asked about */
#define CIRCLE_REACHED 3

/* one contact, tested */
struct circle {
	size_t who;             /* index into the book's contacts */
	bool in;                /* by tier: the first one of the settings */
	bool considered;        /* `would` says something, be it an empty list */
	bool would[WOULD_COUNT];
	int yes;                /* how many of them */
	bool dormant;
	bool full;              /* the evidence is there, but the circle is full */
	struct account s;
	enum circle_advice advice;
};

/*
 * Tests the whole book, and gives those of `people` on whom there is advice; with people named, all
 * of them; the owner and the retired never. Rank is: more they would do, then more often in touch
 * of their own accord, then more favours done, then id.
 *
 *   in by tier      never considered, or dormant: ask; nothing they would do: demote; else keep
 *   not in by tier  two of the three: promote, or ask if dormant; never considered, CIRCLE_REACHED
 *                   times in touch of their own accord and a favour done: ask
 *
 * Of keep and promote the first set->circle by rank stand; of the others who is in gets demote,
 * who is not gets none. They come first, by rank; then those to ask oneself about,
 * those to demote, those without advice, each by rank. The caller frees *out.
 */
void circle_find(struct circle **out, size_t *n, const struct book *, const struct people *,
                 day today);
/* "keep", "promote", "ask-yourself", "demote", ""; static */
const char *circle_advice_name(enum circle_advice);

#endif
