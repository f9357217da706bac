/* SPDX-License-Identifier: ISC */
#ifndef TEND_FIELDS_H
#define TEND_FIELDS_H

#include "contact/front.h"

/*
 * The fields of a front-matter as they are come across. Who reads it, libyaml
 * or the short cut of front_plain.c, hands keys and values over here. Only wanted
 * keys are kept. Start it with .parse set.
 */
struct fields {
	struct parse *parse;
	struct field *v;
	size_t n, cap;
	struct value *value; /* those of the field now being read */
	struct value *key;   /* their keys, in a map */
	size_t nvalues, values_cap, keys_cap;
	struct field now;
	struct value pair;   /* the key of the next value, in a map */
};

/* a key begins; its values follow, then its end */
void fields_begin(struct fields *, struct str key, uint32_t line, uint32_t col);
/* in a map: the key of the next value */
void fields_pair(struct fields *, struct str key);
void fields_value(struct fields *, struct str text, uint32_t line, uint32_t col);
void fields_end(struct fields *, enum shape);

/* what was kept goes to *out in the arena; see front_parse() for repeats */
void fields_keep(struct field **out, uint32_t *n, const struct fields *);
void fields_free(struct fields *);

/*
 * The short cut: reads front-matter of none but the plainest YAML (words,
 * quoted texts and lists of these) without libyaml. False, with nothing
 * kept, for every other one. What it finds is what libyaml finds: tests and
 * the fuzzer hold the two against each other.
 */
bool fields_plain(struct fields *, struct str yaml, uint32_t line);

#endif
