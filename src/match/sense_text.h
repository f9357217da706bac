/* SPDX-License-Identifier: ISC */
#ifndef TEND_SENSE_TEXT_H
#define TEND_SENSE_TEXT_H

#include "base/str.h"

/* The words of a need or an offer, and what each of them is, for fit_sense.c. */

/* what a word is, see fit_words.def */
enum {
	ASIDE = 1 << 0,
	WHERE = 1 << 1,
	EMPTY = 1 << 2,
	COMMON = 1 << 3,
	WANTS = 1 << 4,
	LEARN = 1 << 5,
	TEACH = 1 << 6,
	BUY = 1 << 7,
	SELL = 1 << 8,
	PART = 1 << 9,
	HOME = 1 << 10,
	LET = 1 << 11,
	JOB = 1 << 12,
	HIRE = 1 << 13,
	FIXED = 1 << 14,
	FUND = 1 << 15,
	INTERN = 1 << 16,
	TOPIC = 1 << 17,
	LAND = 1 << 18,
	MEND = 1 << 19,
	PUPILS = 1 << 20,
	SPAN = 1 << 21,
	TENANT = 1 << 22,
	HEAD = 1 << 23,
	INSPECT = 1 << 24,
	FOUND = 1 << 25,
	QUALITY = 1 << 26,
	PURPOSE = 1 << 27,
	LONE = 1 << 28,
	PLAIN = 1 << 29, /* one of the commonest words of a language */
	STOP = 1 << 30,  /* a function word */
};

enum {
	SENSE_WORDS = 48,  /* words of a text that are looked at */
	SENSE_BYTES = 512, /* likewise, bytes of folded words */
};

struct sense_word {
	struct str folded;
	unsigned is;
	size_t end;  /* the byte of the text after it */
	bool border; /* a comma or a stronger mark stands before it */
};

struct sense_text {
	struct sense_word v[SENSE_WORDS];
	size_t n;
	unsigned is; /* of all of its words */
	char bytes[SENSE_BYTES];
};

/* reads a text; threads may do so at once */
void sense_text_read(struct sense_text *, struct str text);
/* the index of the word that begins at byte `at` of a text, or after it */
size_t sense_text_word_at(struct str text, size_t at);
/* true if two folded words may be of one stem */
bool sense_text_alike(struct str a, struct str b);

/* true for a word that says what a text is of: no function word, and none of the emptiest */
static inline bool
sense_text_tells(const struct sense_word *w)
{
	return !(w->is & (STOP | PLAIN | EMPTY | ASIDE));
}

#endif
