/* SPDX-License-Identifier: ISC */
#ifndef TEND_FRONT_H
#define TEND_FRONT_H

#include "base/error.h"
#include "contact/key.h"

/*
 * The YAML front-matter of a file: a block between "---" lines at its very
 * beginning. Values are texts as written: `no`, `012` and `12:30` stay what
 * they are. The only file that includes libyaml.
 */

#define FRONT_MAX (64 * 1024) /* bytes; what is longer is not to be parsed, see contact.c */
#define FRONT_DEPTH 32        /* nesting of lists and maps */

/*
 * A scalar: what a key, an item of a list or a pair of a map holds. A book
 * has a million of them: they are as small as can be. FRONT_MAX keeps their
 * places within 16 bits; UINT16_MAX stands for all beyond.
 */
struct value {
	const char *p;
	uint32_t n;
	uint16_t line, col;
};

enum shape { SHAPE_SCALAR, SHAPE_LIST, SHAPE_MAP };

/*
 * one key. Empty and null values are none, so that n may be 0. What is nested deeper is not kept.
 */
struct field {
	const char *name;    /* as written, terminated */
	struct value *value; /* n; of a map 2 * n: behind the values stands the key of each */
	uint16_t n;          /* fewer than FRONT_MAX */
	uint16_t line, col;
	enum key key : 8;
	enum shape shape : 8;
};

static inline struct str
value_text(const struct value *v)
{
	return (struct str){v->p, v->n};
}

/* the i-th value's text; the key it has in a map, else empty */
static inline struct str
field_text(const struct field *f, size_t i)
{
	return value_text(&f->value[i]);
}

static inline struct str
field_pair(const struct field *f, size_t i)
{
	return f->shape == SHAPE_MAP ? value_text(&f->value[f->n + i]) : STR("");
}

/* a part of a text, by offsets */
struct span {
	size_t from, to;
};

/* where the parts of a file lie, as offsets; line is the number of the first line of each */
struct split {
	size_t front, front_end, body;
	uint32_t front_line, body_line;
};

/*
 * Finds the front-matter, behind a BOM if there is one. 1, or 0 if the file
 * does not begin with one, or -1 if it begins as one that never ends.
 */
int front_split(struct split *, struct str file);

/* what the parsers of a contact are told, and where they put things */
struct parse {
	struct arena *arena;    /* holds what they return */
	struct errors *errors;
	struct str path;        /* for errors */
	keyset keys;            /* which keys are wanted */
	const struct map *own;  /* further synonyms, or NULL */
	unsigned want;          /* parts, see body.h */
};

/*
 * Reads `yaml`, whose first line is `line` of its file. Fields come in the
 * order of the file, at most one for a known key: a list under several names
 * is joined; for the rest tend's own name wins over a synonym, the first over
 * a repeat. A part that libyaml refuses is told, and the other keys are read.
 * Anchors and aliases are refused.
 */
void front_parse(struct field **out, uint32_t *n, struct str yaml, uint32_t line, struct parse *);

#endif
