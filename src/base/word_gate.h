/* SPDX-License-Identifier: ISC */
#ifndef TEND_WORD_GATE_H
#define TEND_WORD_GATE_H

#include "base/byte_bits.h"
#include "base/str.h"

enum { WORD_GATE_SEEN = BYTE_BLOCK + BYTE_LOAD };

/*
 * A set of words that passes over a text quickly and stops where one of them may stand. It knows a
 * hash of the first eight letters of each, which are read at once. Start it as {0}.
 */
struct word_gate {
	uint64_t bits[1024];
};

/*
 * Adds a folded word of ASCII letters. A word with other bytes needs none: the gate stops at each
 * of these.
 */
void word_gate_add(struct word_gate *, struct str folded);
/* adds the words of another set */
void word_gate_join(struct word_gate *, const struct word_gate *);

/* a walk over a text, a block at a time: see word_gate_open() */
struct word_gate_walk {
	const char *p, *next, *end; /* the block, the one after it, the end of the text */
	const char *bytes;          /* the bytes of the block and eight after it */
	char copy[WORD_GATE_SEEN];  /* these, of the last bytes of a text, with 0 after them */
	/* a bit for each byte of the block */
	uint64_t letters; /* an ASCII letter or beyond ASCII */
	uint64_t beyond;  /* beyond ASCII */
	uint64_t begins;  /* the first of a run of letters that is still to be read */
};

/* begins at the front of a text, which stays the caller's */
void word_gate_open(struct word_gate_walk *, struct str text);
/*
 * Sets *run to the next run of letters that may be a word of the set, in either case, or that has
 * bytes beyond ASCII, and so may be or hold any word. False at the end.
 */
bool word_gate_next(const struct word_gate *, struct word_gate_walk *, struct str *run);

#endif
