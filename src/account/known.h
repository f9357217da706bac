/* SPDX-License-Identifier: ISC */
#ifndef TEND_KNOWN_H
#define TEND_KNOWN_H

#include "account/account.h"
#include "book/people.h"

/* the keys that known_find() reads */
#define KNOWN_KEYS (ACCOUNT_KEYS | KEYSET(KEY_TIER) | KEYSET(KEY_EVERY))

/* entries that tell how far a contact keeps in touch, at least: one tells nothing */
enum { KNOWN_FEW = 2 };

enum known_state {
	KNOWN_UNKNOWN, /* they did not reach out, and the owner less than KNOWN_FEW times */
	KNOWN_ONE_WAY, /* only the owner reached out */
	KNOWN_FADING,  /* the contact reached out, but not for a long time: see known_find() */
	KNOWN_WELL,    /* the contact reaches out */
};

/* how far a contact keeps in touch with the owner */
struct known {
	size_t who; /* index into the book's contacts */
	int64_t out, in; /* entries in which the owner reached out, and in which they did */
	day heard;  /* when they last reached out, or DAY_NONE */
	int share;  /* in / (in + out) in per cent, rounded half up; -1 below KNOWN_FEW */
	enum known_state state;
};

/*
 * How `people` keep in touch, without the owner and inactive contacts. The most `in` come first,
 * then the least `out`, then by id. What a program wrote (automatic.h, with WANT_TEXTS) is no
 * voice of theirs. The caller frees *out.
 *
 * A contact fades two periods (due_cadence()) after `heard`, or the book's dormant time after it if
 * that is earlier; without a period, only the dormant time counts.
 */
void known_find(struct known **out, size_t *n, const struct book *, const struct people *,
                day today);

/* "unknown", "one-way", "fading", "known" */
const char *known_state_name(enum known_state);

#endif
