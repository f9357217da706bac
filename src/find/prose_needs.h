/* SPDX-License-Identifier: ISC */
#ifndef TEND_PROSE_NEEDS_H
#define TEND_PROSE_NEEDS_H

#include "contact/contact.h"

/* the parts of a contact that prose_needs_of() needs */
#define PROSE_NEEDS_PARTS (WANT_ENTRIES | WANT_RAW)

/* how a need is stated, from the strongest */
enum prose_need_kind {
	PROSE_NEED_STATED, /* "looking for a roofer", "sucht eine Steuerberaterin" */
	PROSE_NEED_WISH,   /* something to do or to have one day: "wants to learn the cello" */
	PROSE_NEED_ASKED,  /* the last incoming entry asks the owner: "who can do this?" */
};

/* a need that the notes or the log state in a sentence; its texts are slices of c->raw */
struct prose_need {
	struct str quote; /* the sentence, without the "." at its end; it may span lines */
	struct str thing; /* the part of it that is wanted: a slice of the quote */
	uint32_t line;    /* the line of the file where the quote begins */
	day date;         /* of the entry that it stands in, or DAY_NONE */
	enum prose_need_kind kind;
	bool circle;      /* the need of a third: "her brother is looking for a flat" */
	bool deed;        /* the thing is a verb: what "to take over" asks for */
};

enum { PROSE_NEEDS_MAX = 64 }; /* needs of a contact that are read */

struct prose_phrases;

/*
 * Finds the needs that people state in prose, in eight languages, each tried everywhere, since
 * notes are mixed. prose_needs.def has the phrases. Negations ("no longer looking for"), needs that
 * the same or a later sentence says are met, jokes, what they are ashamed of, duties ("needs to
 * call"), questions that the owner asks, plans, quotes and code are no needs. "I" is the contact
 * in an incoming entry, and the owner elsewhere.
 */
struct prose_needs {
	struct prose_need *v; /* of the last contact */
	size_t n, cap;
	struct prose_phrases *phrases;
};

void prose_needs_open(struct prose_needs *);
/*
 * Finds the needs of one contact, loaded with PROSE_NEEDS_PARTS, in the order of the file. The
 * array n->v is valid until the next call. A sentence that is not UTF-8 is left out, which
 * contact_parse() reports. A file without any word of a phrase costs one pass over its bytes.
 */
void prose_needs_of(struct prose_needs *, const struct contact *, day today);
/* appends a quote on one line */
void prose_needs_line(struct buf *out, struct str);
void prose_needs_close(struct prose_needs *);

#endif
