/* SPDX-License-Identifier: ISC */
#ifndef TEND_KNOWN_H
#define TEND_KNOWN_H

#include "account/account.h"
#include "book/people.h"

/* the keys that known_find() reads */
#define KNOWN_KEYS (ACCOUNT_KEYS | KEYSET(KEY_TIER) | KEYSET(KEY_EVERY))

enum known_state {
	KNOWN_UNKNOWN, /* no entry says who reached out */
	KNOWN_ONE_WAY, /* I did; they never did */
	KNOWN_FADING,  /* they did, and have been silent since for long: see below */
	KNOWN_WELL,    /* they do */
};

/* whether somebody thinks of me of their own accord */
struct known {
	size_t who; /* index into the book's contacts */
	int64_t out, in;
	day heard;  /* when they last reached out, or DAY_NONE */
	int share;  /* in / (in + out) in per cent, rounded, a half up; -1 for none of either */
	enum known_state state;
};

/*
 * Silence counts as fading from two of their periods after they were heard (due_rhythm(); none for
 * never), or the book's dormant time after it if that comes first.
 *
 * How `people` know me, but the owner and the retired: those who reached out
 * most come first, then those to whom I did least, then by id. The caller frees *out.
 */
void known_find(struct known **out, size_t *n, const struct book *, const struct people *,
                day today);

/* "unknown", "one-way", "fading", "known" */
const char *known_state_name(enum known_state);

#endif
