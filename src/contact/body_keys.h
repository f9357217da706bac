/* SPDX-License-Identifier: ISC */
#ifndef TEND_BODY_KEYS_H
#define TEND_BODY_KEYS_H

#include "base/buf.h"
#include "front/front.h"

/*
 * Finds the keys that stand in the text below the front-matter:
 *
 *	birthday:: 1980-04-17           on a line, or as an item: Logseq's and Dataview's
 *	**Birthday**:: 1980-04-17
 *	[birthday:: 1980-04-17]         amid a line, also in ( )
 *	- **Birthday:** 1980-04-17      with `plain`: above the first heading of level 2, or below
 *	| Birthday | 1980-04-17 |       one such as Details, Contact, Info
 *
 * Not in code, quotes (other than Obsidian's callouts) and comments, nor in logs, asks, promises
 * and tasks. A key in an item below another item is about that one: `below` tells that. Start it
 * with .text, .own and .plain set and the rest zero, and end it with body_keys_end().
 */
struct body_keys {
	struct str text;
	const struct map *own; /* further names of keys, or NULL */
	bool plain;            /* one colon is enough for a known key */

	/* what was found: slices of the text, without the marks and blanks around them */
	struct str key, value; /* a value may be empty */
	uint32_t line;         /* of both, from 1 in the text */
	struct span whole;     /* the value with its marks of emphasis, by offsets */
	bool whole_line;       /* the line has nothing else */
	bool below;            /* not the person's, so the caller ignores it */
	bool top;              /* one of the page's properties, as Logseq writes them first */
	/* the first heading of level 1, if `plain` and it is a name; from the beginning on */
	struct str name;
	uint32_t name_line;

	/* private */
	struct str rest;       /* what follows the line */
	struct str left;       /* the part of the line that is yet to be read */
	struct buf scratch, words;
	char fence;            /* of the open code block, or 0 */
	size_t fence_n;
	char comment;          /* '%' or '<' within a comment, else 0 */
	int skip;              /* level of the heading of a log or the like, or 0 */
	int titled;            /* level of the heading of details, or 0 */
	bool first;            /* nothing but keys came before */
	bool begun, zone, listed, own_block, callout, quoted, task, deep;
	size_t item;            /* indentation of the last item */
	size_t outline, detail; /* 1 + indentation of an item that is such a title, or 0 */
};

/* finds the next key; false at the end */
bool body_keys_next(struct body_keys *);
void body_keys_end(struct body_keys *);

/* true if the text may have a key after all: "::" is in it. Quick. */
bool body_keys_may(struct str text);

#endif
