/* SPDX-License-Identifier: ISC */
#ifndef TEND_PLACES_H
#define TEND_PLACES_H

#include "contact/front.h"

enum place_style {
	PLACE_EMPTY,  /* "key:" */
	PLACE_SCALAR, /* on one line, plain or quoted */
	PLACE_BLOCK,  /* a scalar of several lines: "|", ">", or plain and folded */
	PLACE_FLOW,   /* "[a, b]" */
	PLACE_LIST,   /* "- a" lines */
	PLACE_OTHER,  /* a map, or a list that holds more than scalars */
};

/* where a key of the front-matter stands; keys in the order of the file */
struct place {
	struct str key;      /* as written, without quotes */
	enum key known;      /* what it stands for, or KEY_OTHER */
	enum place_style style;
	/* its lines, comments behind it included; up to the next key, or the closing "---" */
	size_t from, to;
	/* without blanks and comments; empty at the end of "key:" for PLACE_EMPTY */
	struct span value;
	struct span *item;   /* of PLACE_FLOW and PLACE_LIST */
	size_t nitems;
	struct str *text;    /* what each item says; of a scalar, what that says */
	size_t colon;        /* behind the ":" of the key */
};

/*
 * Finds the keys of a contact's front-matter. 0, or -1 if libyaml refuses a part
 * of it, or it has anchors, merge keys or several documents: then nothing is to be written into
 * it. Lives in the arena.
 */
int places_find(struct place **out, size_t *n, struct str file, const struct map *own,
                struct arena *);

#endif
