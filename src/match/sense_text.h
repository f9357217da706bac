/* SPDX-License-Identifier: ISC */
#ifndef TEND_SENSE_TEXT_H
#define TEND_SENSE_TEXT_H

#include "base/str.h"

/* The words of a need or an offer, and what each of them is, for fit_sense.c. */

/* what a word is, see fit_words.def */
enum {
	SENSE_ASIDE = 1 << 0,
	SENSE_WHERE = 1 << 1,
	SENSE_EMPTY = 1 << 2,
	SENSE_COMMON = 1 << 3,
	SENSE_WANTS = 1 << 4,
	SENSE_LEARN = 1 << 5,
	SENSE_TEACH = 1 << 6,
	SENSE_BUY = 1 << 7,
	SENSE_SELL = 1 << 8,
	SENSE_PART = 1 << 9,
	SENSE_HOME = 1 << 10,
	SENSE_LET = 1 << 11,
	SENSE_JOB = 1 << 12,
	SENSE_HIRE = 1 << 13,
	SENSE_FIXED = 1 << 14,
	SENSE_FUND = 1 << 15,
	SENSE_INTERN = 1 << 16,
	SENSE_TOPIC = 1 << 17,
	SENSE_LAND = 1 << 18,
	SENSE_MEND = 1 << 19,
	SENSE_PUPILS = 1 << 20,
	SENSE_SPAN = 1 << 21,
	SENSE_TENANT = 1 << 22,
	SENSE_HEAD = 1 << 23,
	SENSE_INSPECT = 1 << 24,
	SENSE_FOUND = 1 << 25,
	SENSE_QUALITY = 1 << 26,
	SENSE_PURPOSE = 1 << 27,
	SENSE_LONE = 1 << 28,
	SENSE_PLAIN = 1 << 29, /* one of the commonest words of a language */
	SENSE_STOP = 1 << 30,  /* a function word */
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
	return !(w->is & (SENSE_STOP | SENSE_PLAIN | SENSE_EMPTY | SENSE_ASIDE));
}

#endif
