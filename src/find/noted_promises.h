/* SPDX-License-Identifier: ISC */
#ifndef TEND_NOTED_PROMISES_H
#define TEND_NOTED_PROMISES_H

#include "book/book.h"

/* the keys and parts that noted_promises_add() needs, of the contacts it is called for */
#define NOTED_PROMISES_KEYS (KEYSET(KEY_NAME) | KEYSET(KEY_ALIASES))
#define NOTED_PROMISES_PARTS (WANT_RAW | WANT_TASKS | WANT_ENTRIES | WANT_TEXTS)

enum { NOTED_PROMISES_DAYS = 730 }; /* for which a promise in the log waits */

/*
 * Adds the promises that the owner wrote into the notes and the log of n contacts, in the entries
 * of the last NOTED_PROMISES_DAYS, to their open promises: "promised to send her the book", "I'll
 * ask Tom", "das Buch versprochen", "TODO: photos"; and what they lent you: "lent
 * me his drill". See noted_promises.def. Each is its sentence and the day of its entry, line 0
 * without one, and has no day to keep it by. Left out are those that others give, loans that an
 * entry has as a favour ("-help: lent me his van"), and those that
 *
 *   - a later sentence or entry keeps: one in which the owner did something, or gave it ("+"), or
 *     they thank for it, with a word of the promise; or "sent it". Any entry is later than notes
 *   - says that it went back: "gave it back in May"
 *   - a later entry promises again
 *   - a task under Promises says with a word of it, whether it is open or not
 *
 * An entry in which they reached out has one only if it says that "I promised him"; one that does
 * not say who did, and the notes, only if it says "I", or names them: "will send her the book". For
 * tools that only read: call it after the last load, once.
 */
void noted_promises_add(struct book *, const size_t *who, size_t n, day today);
/* the sentence of a promise that is added from the notes; empty for others */
struct str noted_promises_text(const struct task *);

#endif
