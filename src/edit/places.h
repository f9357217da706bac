/* SPDX-License-Identifier: ISC */
#ifndef TEND_PLACES_H
#define TEND_PLACES_H

#include "front/front.h"

enum place_style {
	PLACE_EMPTY,  /* "key:" */
	PLACE_SCALAR, /* on one line, plain or quoted */
	PLACE_BLOCK,  /* a scalar of several lines: "|", ">", or plain and folded */
	PLACE_FLOW,   /* "[a, b]" */
	PLACE_LIST,   /* lines of "- a" */
	PLACE_OTHER,  /* a map, or a list that holds more than scalars */
};

/* the place of a key in the front-matter */
struct place {
	struct str key;      /* as written, without quotes */
	enum key known;      /* the key, or KEY_OTHER */
	enum place_style style;
	/* its lines, including comments after it, up to the next key or the closing "---" */
	size_t from, to;
	/* without blanks and comments; empty at the end of "key:" for PLACE_EMPTY */
	struct span value;
	struct span *item;   /* the items of PLACE_FLOW and PLACE_LIST */
	size_t nitems;
	struct str *text;    /* the value of each item, or of the scalar */
	size_t colon;        /* offset after the ":" of the key */
};

/*
 * Finds the keys of a contact's front-matter, in the order of the file, and stores them in the
 * arena. 0, or -1 if it is not safe to write into: libyaml rejects a part of it, or it has anchors,
 * merge keys or several documents.
 */
int places_find(struct place **out, size_t *n, struct str file, const struct map *own,
                struct arena *);

#endif
