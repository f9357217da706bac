/* SPDX-License-Identifier: ISC */
#ifndef TEND_PROSE_TEXT_H
#define TEND_PROSE_TEXT_H

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

/* true if a word is one of those that the contact is called */
bool prose_text_names(const struct prose_sentence *, struct str word);
/* true if word i has a role in some language */
bool prose_text_role(const struct prose_sentence *, size_t i, enum prose_role);

#endif
