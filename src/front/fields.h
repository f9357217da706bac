/* SPDX-License-Identifier: ISC */
#ifndef TEND_FIELDS_H
#define TEND_FIELDS_H

#include "front/front.h"

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
	bool loose;          /* the key is a cadence if the value is one */
	bool body;           /* they stand in the text below the front-matter */
};

/* begins a key; its values follow, then fields_end() */
void fields_begin(struct fields *, struct str key, uint32_t line, uint32_t col);
/* sets the key of the next value in a map */
void fields_pair(struct fields *, struct str key);
void fields_value(struct fields *, struct str text, uint32_t line, uint32_t col);
void fields_end(struct fields *, enum shape);

/* stores the kept fields in *out, in the arena; front_parse() documents repeats */
void fields_keep(struct field **out, uint32_t *n, const struct fields *);
void fields_free(struct fields *);

/* true if both are days of the last contact, and b is the later */
bool fields_later(const struct field *a, const struct field *b, const struct written_style *);

#endif
