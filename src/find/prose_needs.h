/* SPDX-License-Identifier: ISC */
#ifndef TEND_PROSE_NEEDS_H
#define TEND_PROSE_NEEDS_H

#include "base/map.h"
#include "contact/contact.h"

/* the parts of a contact that prose_needs_of() needs */
#define PROSE_NEEDS_PARTS (WANT_ENTRIES | WANT_RAW)

/* how a need is stated, from the strongest */
enum prose_need_kind {
	PROSE_NEED_STATED, /* "looking for a roofer", "sucht eine Steuerberaterin" */
	PROSE_NEED_WISH,   /* something to do or to have one day: "wants to learn the cello" */
	PROSE_NEED_ASKED,  /* a question to the owner in the last incoming entry: "who can do this?" */
};

/* A need that the notes or the log state in a sentence. Texts are slices of the file. */
struct prose_need {
	struct str quote; /* the sentence, without spaces around it; it may span lines */
	struct str thing; /* the part of it after (or before) the trigger: what is wanted */
	uint32_t line;    /* the line of the file where the quote begins */
	day date;         /* of the entry that it stands in, or DAY_NONE */
	enum prose_need_kind kind;
	bool circle;      /* true if it is the need of a third: "her brother is looking for a flat" */
};

struct prose_trigger;

/*
 * Finds the needs that people state in prose, in seven languages, each tried everywhere, since
 * notes are mixed. prose_needs.def has the phrases. Negations ("no longer looking for"), needs that
 * the same or a later sentence says are met, duties ("needs to call"), questions that the owner
 * asks, plans, quotes and code are no needs. "I" is the contact in an incoming entry, and the
 * owner elsewhere.
 */
struct prose_needs {
	struct prose_need *v; /* of the last contact, in the order of the file */
	size_t n, cap;
	struct prose_trigger *trigger;
	size_t ntriggers, triggers_cap;
	struct map word;      /* folded words of the triggers: their numbers */
	struct arena arena;
	struct buf scratch;
	bool begins[32][32];  /* true for the first two letters of such a word, by their last 5 bits */
};

void prose_needs_open(struct prose_needs *);
/*
 * Finds the needs of one contact, loaded with PROSE_NEEDS_PARTS. The result, in n->v, is valid until
 * the next call. A file without any word of a trigger costs one pass over its bytes.
 */
void prose_needs_of(struct prose_needs *, const struct contact *, day today);
void prose_needs_close(struct prose_needs *);

#endif
