/* SPDX-License-Identifier: ISC */
#ifndef TEND_ASKS_H
#define TEND_ASKS_H

#include "account/account.h"
#include "book/people.h"

/* the keys and parts that asks_find() and ask_state_new() read; asks_find() reads tasks as well */
#define ASKS_KEYS (ACCOUNT_KEYS | KEYSET(KEY_WOULD))
#define ASKS_PARTS (WANT_ENTRIES | WANT_TASKS)

enum ask_state {
	ASK_READY,   /* the account has the deposits for it */
	ASK_GIVE,    /* deposits are missing */
	ASK_COLD,    /* the contact is dormant: write first, and give */
	ASK_WAIT,    /* no time to ask, see match/ask_times.h */
	ASK_GRANTED,
	ASK_DECLINED,
};

/* one ask of one contact */
struct asked {
	size_t who;              /* index into the book's contacts */
	const struct task *task;
	/* days since it was written down; negative if unknown, in the future, or answered */
	int32_t waited;
	day last;                /* the last contact with them; DAY_NONE if never */
	int64_t missing;         /* missing deposits, also if cold; 0 if answered */
	enum ask_state state;
	const char *wait;        /* of ASK_WAIT: what comes first; else NULL */
	bool close;              /* true for family and the like: no deposits are counted */
	bool fresh;              /* true if the log has no entry yet: the account is unknown */
};

/*
 * The asks of `people`, without the owner and inactive contacts. Open asks come first: the
 * longest waiting, then those of unknown age, then by date, id and line. Answered asks come
 * after them, by id and line. Of several open asks in one file, each also needs the deposits of
 * those before it: k asks take k times the ratio, but of a friend, see account_friend(), none
 * takes any. Tasks without a text are skipped. The caller frees *out.
 */
void asks_find(struct asked **out, size_t *n, const struct book *, const struct people *,
               day today);

/* how many of n asks were granted */
size_t asks_granted(const struct asked *, size_t n);
/* the share of n, which is not 0, in per cent, rounded to the nearest */
size_t asks_share(size_t granted, size_t n);

/* the state of one new ask today, ignoring open asks: ready, give or cold */
enum ask_state ask_state_new(const struct account *, const struct settings *, day today);

/* appends "ready", "give-4", "cold", "granted", "declined" */
void ask_state_name(struct buf *out, const struct asked *);

#endif
