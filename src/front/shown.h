/* SPDX-License-Identifier: ISC */
#ifndef TEND_SHOWN_H
#define TEND_SHOWN_H

#include "front/front.h"

/*
 * What a value shows. A link, "[[people/ann|Ann]]" or "[Ann](ann.md)", shows its text, or else the
 * last part of its target; several links in one text, and a list in one text such as "a, b" or
 * "#a #b", are several items.
 */
struct shown_item {
	struct span at;     /* its place in the value, without blanks around it */
	struct str text;    /* what it shows */
	struct str target;  /* the id or name that its first link leads to, or empty */
};

struct shown {
	struct shown_item *v; /* in the arena, like all texts */
	size_t n;
};

/* where a text is cut into items */
enum shown_cut {
	SHOWN_LINKS,     /* between links */
	SHOWN_COMMAS,
	SHOWN_WORDS,     /* at commas and blanks, as Obsidian reads tags */
	SHOWN_HASHES,    /* at blanks, if each word begins with "#" */
	SHOWN_ADDRESS,   /* nowhere; "Ann <ann@example.org>" shows the address */
	SHOWN_ADDRESSES, /* likewise, but at "," and ";", if each part is an address or a number */
	SHOWN_WHOLE,     /* nowhere */
};

/* where the values of a key are cut; `scalar` is false for an item of a list */
enum shown_cut shown_cut(enum key, struct str name, bool scalar);

/* true if a value shows just itself: most do, and this is quick */
bool shown_plain(enum shown_cut, struct str value);

/* reads the items of a value that is not plain */
void shown_read(struct shown *out, enum key, enum shown_cut, struct str value, struct arena *);

#endif
