/* SPDX-License-Identifier: ISC */
#ifndef TEND_FIELDS_H
#define TEND_FIELDS_H

#include "front/front.h"
#include "front/part.h"

/*
 * Collects the fields of a front-matter. The reader, libyaml or the short cut of front_plain.c,
 * passes keys and values in order; only wanted keys are kept. Start it with .parse set.
 */
struct fields {
	struct parse *parse;
	struct field *v;
	size_t n, cap;
	struct value *value; /* the values of the field now being read */
	struct value *key;   /* their keys, in a map */
	size_t nvalues, values_cap, keys_cap;
	struct field now;
	struct value pair;   /* the key of the next value, in a map */
	struct value part[PART_EITHER]; /* of the map that is an item of a list */
	bool loose;          /* the key is a cadence if the value is one */
	bool body;           /* they stand in the text below the front-matter */
};

/* true if the values of the key now being read are kept */
bool fields_wanted(const struct fields *);

/* begins a key; its values follow, then fields_end() */
void fields_begin(struct fields *, struct str key, uint32_t line, uint32_t col);
/* sets the key of the next value in a map */
void fields_pair(struct fields *, struct str key);
void fields_value(struct fields *, struct str text, uint32_t line, uint32_t col);
void fields_end(struct fields *, enum shape);

/* what a map that is an item of a list stands for */
enum fields_item {
	ITEM_NONE,    /* nothing that is read */
	ITEM_PAIR,    /* a name and its value: {wedding: 2012-06-09}, {label: wedding, date: ...} */
	ITEM_ADDRESS, /* {type: work, value: ann@example.org} */
	ITEM_PERSON,  /* {name: Ann, since: 2012} */
};
enum fields_item fields_item(const struct fields *);
/* a value in such a map, after fields_pair() */
void fields_item_value(struct fields *, enum fields_item, struct str text, uint32_t line,
                       uint32_t col);
/* ends such a map */
void fields_item_end(struct fields *);

/* stores the kept fields in *out, in the arena; front_parse() documents repeats */
void fields_keep(struct field **out, uint32_t *n, const struct fields *);
void fields_free(struct fields *);

/* true if both are days of the last contact, and b is the later */
bool fields_later(const struct field *a, const struct field *b, const struct written_style *);

#endif
