/* SPDX-License-Identifier: ISC */
#ifndef TEND_RELATION_H
#define TEND_RELATION_H

#include "front/front.h"

/*
 * How a person is related to a contact: a word of relations.def, or one of the owner's from
 * `relations` in me.md, as "godchild: godparent".
 */
struct relation {
	struct str as;      /* "child", for the people under the key "children" */
	struct str inverse; /* what the contact is to them: "parent" */
	struct str card;    /* the TYPE of RELATED in a vCard, or empty */
};

#define RELATION_OWN 128 /* the number of the owner's first word */
#define RELATION_MAX 255

/* the words of the owner */
struct relations {
	const struct relation *v;
	size_t n; /* at most RELATION_MAX - RELATION_OWN + 1 */
};

/* the relation of a number, as of key_find_relation(); it must be one */
struct relation relation_of(unsigned number, const struct relations *own);

/*
 * The number of the relation of a field's i-th value: that of its key, or, under "relations", of
 * its pair; 0 if there is none.
 */
unsigned relation_number(const struct field *, size_t i, const struct map *own);
/* false if that is 0 for each value of the field */
bool relation_any(const struct field *);

/*
 * Cuts the next name off a value that names no contact as a whole, "Ann Bell, Bo Li"; false at the
 * end. A link is one name.
 */
bool relation_name(struct str *name, struct str *rest);

/* the TYPE of RELATED for a number; empty if it has none */
struct str relation_card(unsigned number);

/* the key for a TYPE of RELATED, or for a label such as "Mother"; empty if there is none */
struct str relation_key(struct str word);

#endif
