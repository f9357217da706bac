/* SPDX-License-Identifier: ISC */
#ifndef TEND_LINK_PLACE_H
#define TEND_LINK_PLACE_H

#include "front/front.h"

/* where a link says what it leads to, as offsets into a file */
struct link_place {
	struct span at; /* of [[…]] the inside; else the address, without <> around it */
	bool wiki;      /* of [[…]] */
	bool angle;     /* an address within <> */
};

/* the links of a text, in its order. Start it as {0}. */
struct link_places {
	struct link_place *v;
	size_t n, cap;
};

/*
 * Adds the links of Markdown, file[from, to): [[id|x]] and ![[id]], [x](address "title"),
 * [x]: address. None in code, in HTML comments and tags, or after a backslash. An address has at
 * most 4096 bytes.
 */
void link_places_text(struct link_places *, struct str file, size_t from, size_t to);
/* the same of a text without lines of its own, as a value in front-matter: nothing is code */
void link_places_value(struct link_places *, struct str file, size_t from, size_t to);
void link_places_free(struct link_places *);

#endif
