/* SPDX-License-Identifier: ISC */
#ifndef TEND_PROMISE_H
#define TEND_PROMISE_H

#include "base/gapped_phrases.h"
#include "find/prose_may.h"

/* what a sentence says of the owner */
enum promise {
	PROMISE_NONE,
	PROMISE_SAID, /* promised something, or means to do it: "will send her the book" */
	PROMISE_LOAN, /* has something of theirs, or owes it: "lent me his drill" */
};

/* who speaks */
enum promise_by {
	PROMISE_OWNER,  /* an entry in which the owner reached out: no word need say who promises */
	PROMISE_OPEN,   /* notes, and entries that do not say who reached out */
	PROMISE_THEIRS, /* they reached out: "I promised" is theirs but for "him" */
};

/* kinds of words in noted_promises.def */
enum promise_words {
	PROMISE_SELF, PROMISE_NOT, PROMISE_DEED, PROMISE_THANKS, PROMISE_KEPT, PROMISE_THEM,
	PROMISE_YOU, PROMISE_MINE, PROMISE_BACK, PROMISE_NOT_BACK, PROMISE_TODO,
	PROMISE_KINDS, /* how many */
};

/* what reading promises needs */
struct promises {
	struct prose_may may;
	struct gapped_phrases phrases;
	struct buf words, word;
};

void promises_open(struct promises *);
void promises_close(struct promises *);
/* false if no sentence of a text is a promise, by a look at its words; most texts have none */
bool promises_may(struct promises *, struct str text);
/* whether a sentence is a promise; *end is where the clause that says so ends */
enum promise promises_in(struct promises *, struct str sentence, enum promise_by, size_t *end);
/* true for a word that says that something is promised, and not what */
bool promises_word(struct promises *, struct str folded);
/* true if folded words, " a b c ", have one of a kind, or of a list separated by ";" */
bool promises_has(struct str words, enum promise_words);
bool promises_has_any(struct str words, const char *list);
/* takes the first clause of a sentence from *rest; false at the end */
bool promises_clause(struct str *out, struct str *rest);

#endif
