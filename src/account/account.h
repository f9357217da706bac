/* SPDX-License-Identifier: ISC */
#ifndef TEND_ACCOUNT_H
#define TEND_ACCOUNT_H

#include "book/settings.h"

/* the keys that account_of() reads */
#define ACCOUNT_KEYS \
	(KEYSET(KEY_MET) | KEYSET(KEY_LAST) | KEYSET(KEY_RATIO) | KEYSET(KEY_TIER) | \
	 KEYSET(KEY_ROLES) | KEYSET(KEY_TITLE))

/* the account of one contact, up to and including a day */
struct account {
	day last;         /* last contact: entries, `met`, a last-contact key; DAY_NONE if never */
	day first;        /* the earliest of the same */
	day last_gave;    /* the last deposit, or DAY_NONE */
	day last_took;    /* the last withdrawal, or DAY_NONE */
	day heard;        /* when they last reached out, or DAY_NONE */
	int64_t out, in;  /* entries in which the owner reached out, and in which they did */
	int64_t given;    /* deposits and withdrawals, by weight */
	int64_t taken;
	int64_t ratio;    /* deposits that one withdrawal costs, see account_none() */
	int64_t net;      /* given - ratio * taken */
	bool met_only;    /* true if `met` is the only contact known */
};

struct account account_of(const struct contact *, const struct settings *, day today);
/*
 * An account without deposits and withdrawals, to which account_add() adds chosen entries. Its
 * ratio is the contact's own; else the lowest that the settings give for one of its roles; else
 * that of its tier; else the book's.
 */
struct account account_none(const struct contact *, const struct settings *);
/* adds the deposit or withdrawal of an entry, whatever its date; other fields do not change */
void account_add(struct account *, const struct entry *);
/*
 * true if a deposit or withdrawal of that day no longer counts: the settings' `fade` has passed
 * since, to the day
 */
bool account_faded(const struct settings *, day date, day today);
/* true for a friend, by `would: help` (KEY_WOULD), whose help has no price */
bool account_friend(const struct contact *);
/* how many deposits are missing before `favours` favours can be asked; 0 if none are */
int64_t account_missing(const struct account *, int64_t favours);
/* how many favours can be asked: net / ratio rounded down, not below 0; -1 for a ratio of 0 */
int64_t account_asks(const struct account *);
/* true after the book's dormant time without contact; false if there never was contact */
bool account_dormant(const struct account *, const struct settings *, day today);

#endif
