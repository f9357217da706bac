/* SPDX-License-Identifier: ISC */
#ifndef TEND_NOTED_NEEDS_H
#define TEND_NOTED_NEEDS_H

#include "book/book.h"
#include "find/prose_needs.h"

/* the keys and parts that noted_needs_add() needs, of the contacts it is called for */
#define NOTED_NEEDS_KEYS \
	(KEYSET(KEY_NEEDS) | KEYSET(KEY_NAME) | KEYSET(KEY_ALIASES) | KEYSET(KEY_ORG))
#define NOTED_NEEDS_PARTS PROSE_NEEDS_PARTS

/*
 * Adds the needs that the notes and the log of n contacts state in prose, see prose_needs.h, to
 * their `needs`, after those of the front-matter and without what those say already: see
 * field_noted(). Each is what is wanted; of a question, of the need of a third, and of
 * "wants to learn", it is the whole sentence. For tools that only read: call it
 * after the last load, and before what reads the needs.
 */
void noted_needs_add(struct book *, const size_t *who, size_t n, day today);

/* what noted_needs_add() adds of one: a slice of its quote, which may span lines */
struct str noted_needs_text(const struct prose_need *);

/* " (from your notes)" for a text of `needs` that was added so, which the file has not there */
struct str noted_needs_mark(const struct contact *, struct str need);

#endif
