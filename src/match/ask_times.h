/* SPDX-License-Identifier: ISC */
#ifndef TEND_ASK_TIMES_H
#define TEND_ASK_TIMES_H

#include "account/asks.h"
#include "find/cues.h"

/* the keys and parts of a contact that ask_times_set() needs beside those of asks_find() */
#define ASK_TIMES_KEYS (KEYSET(KEY_ROLES) | KEYSET(KEY_TAGS))
#define ASK_TIMES_PARTS CUES_PARTS

/*
 * Sets the state of the open ones of n asks by what the notes say: ASK_WAIT for a contact who
 * mourns, is ill, is in a quarrel, or asked not to be asked; and of family, the oldest friends,
 * mentors, and clients of the last months no deposits are counted, as of a friend.
 */
void ask_times_set(struct asked *, size_t n, const struct book *, day today);

#endif
