/* SPDX-License-Identifier: ISC */
#ifndef TEND_SYNC_TEXT_H
#define TEND_SYNC_TEXT_H

#include "base/arena.h"
#include "base/buf.h"

/* a property of a card, with the bytes of all its lines; slices of the card's text */
struct sync_line {
	struct str text;  /* with folds and line ends */
	struct str group; /* "item1" of "item1.TEL"; usually empty */
	struct str name;
	struct str head;  /* all before the colon */
};

/* the text of a file with one card, as its lines. Start it as {0}. */
struct sync_text {
	struct sync_line *v;
	size_t n, cap;
	size_t begins;    /* number of cards that begin in it */
	struct str uid;   /* the value of UID; lives in the arena; empty if there is none */
	bool group;       /* a card of a group */
	bool ends;        /* the card has an end */
	bool old;         /* version 2.1 */
	bool v4;          /* version 4.0 */
	struct arena arena;
};

void sync_text_read(struct sync_text *, struct str card);
void sync_text_free(struct sync_text *);

/* true for a line that says something about a person: not BEGIN, END, VERSION, UID, X-TEND-… */
bool sync_line_counts(const struct sync_line *);
/* true for the label of a group, and the like, which belong to another line of the group */
bool sync_line_joins(const struct sync_line *);

/* appends a card as tend writes it, without the lines X-TEND-… */
void sync_text_public(struct buf *out, struct str card);

#endif
