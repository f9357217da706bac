/* SPDX-License-Identifier: ISC */
#ifndef TEND_ACCOUNT_H
#define TEND_ACCOUNT_H

#include "book/settings.h"

/* the keys that account_of() reads */
#define ACCOUNT_KEYS (KEYSET(KEY_MET) | KEYSET(KEY_LAST) | KEYSET(KEY_RATIO))

/* how things stand with one contact, up to and including a day */
struct account {
	day last;         /* last contact: entries, `met`, a last-contact key; DAY_NONE if never */
	day first;        /* the earliest of the same */
	day gave, took;   /* the last deposit and the last withdrawal, or DAY_NONE */
	day heard;        /* when they last reached out, or DAY_NONE */
	int64_t out, in;  /* entries in which I reached out, and in which they did */
	int64_t given;    /* deposits and withdrawals, by weight */
	int64_t taken;
	int64_t ratio;    /* deposits that one withdrawal takes: the contact's own, or the book's */
	int64_t net;      /* given - ratio * taken */
	bool met_only;    /* `met` is all there is */
};

struct account account_of(const struct contact *, const struct settings *, day today);
/*
 * the two of which that is made, for whoever picks the entries: an account that nothing has moved
 * ...
 */
struct account account_none(const struct contact *, const struct settings *);
/* ... and the deposit or withdrawal of an entry, whatever its day; all else stays */
void account_add(struct account *, const struct entry *);
/* how many deposits are missing for `favours` of them; 0 if none are */
int64_t account_missing(const struct account *, int64_t favours);
/* how many favours the account bears: net / ratio rounded down, not below 0; -1 for a ratio of 0 */
int64_t account_asks(const struct account *);
/* silent for the book's dormant time; who was never in touch is not */
bool account_dormant(const struct account *, const struct settings *, day today);

#endif
