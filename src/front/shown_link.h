/* SPDX-License-Identifier: ISC */
#ifndef TEND_SHOWN_LINK_H
#define TEND_SHOWN_LINK_H

#include "base/arena.h"
#include "front/key.h"

/* a link in a value */
struct shown_link {
	size_t n;          /* its length */
	struct str text;   /* the text it shows, as written; may be empty */
	struct str target; /* as written, without "#part" */
	bool wiki;
	bool page;         /* leads to a page of the book, not to an address */
};

/* reads the link or picture at byte i of a value; false if there is none */
bool shown_link_read(struct shown_link *, struct str value, size_t i);
/* the name of the page that it leads to, decoded; the whole address of a link elsewhere */
struct str shown_link_target(const struct shown_link *, struct arena *);
/* the text that it shows: its own, or the target */
struct str shown_link_text(const struct shown_link *, struct arena *);
/*
 * The same for a link that is all of the key's value: where an address, a number or a date is
 * wanted, it may be the target.
 */
struct str shown_link_value(const struct shown_link *, enum key, struct arena *);

/* a text of a file on one line, links as their texts; in the arena */
struct str shown_link_line(struct buf *scratch, struct str, struct arena *);

#endif
