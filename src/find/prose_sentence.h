/* SPDX-License-Identifier: ISC */
#ifndef TEND_PROSE_SENTENCE_H
#define TEND_PROSE_SENTENCE_H

#include "find/prose_needs.h"
#include "find/prose_phrases.h"

enum { PROSE_SENTENCE_WORDS = 128 }; /* words of a sentence that are looked at */

/* where a sentence stands, and its words */
struct prose_sentence {
	struct prose_phrases *phrases;
	struct str text;
	struct str names[4]; /* what the contact is called; empty if there are fewer */
	bool incoming;       /* in an incoming entry: "I" is the contact */
	bool open_question;  /* in the last incoming entry, which is unanswered */
	struct prose_token token[PROSE_SENTENCE_WORDS];
	size_t n;
};

/*
 * Finds the first need in a sentence whose words are split. The thing is a slice of its text, and
 * the other fields of *out are the caller's. False if there is none.
 */
bool prose_sentence_need(struct prose_need *out, const struct prose_sentence *);
/*
 * True if it says that a need was met; *one: whether it does not name the thing ("found one").
 */
bool prose_sentence_met(const struct prose_sentence *, bool *one);

#endif
