/* SPDX-License-Identifier: ISC */
#ifndef TEND_FRONT_H
#define TEND_FRONT_H

#include <tend/error.h>
#include <tend/key.h>

/*
 * The YAML front-matter of a file: a block between "---" lines at its very
 * beginning. Values are texts as written: `no`, `012` and `12:30` stay what
 * they are. The only file that includes libyaml.
 */

#define FRONT_MAX (64 * 1024) /* bytes; what is longer is not to be parsed, see contact.c */
#define FRONT_DEPTH 32        /* nesting of lists and maps */

/* a scalar: what a key, an item of a list or a pair of a map holds */
struct value {
	struct str text;
	uint32_t line, col;
};

enum shape { SHAPE_SCALAR, SHAPE_LIST, SHAPE_MAP };

/* one key. Empty and null values are none, so that n may be 0. What is nested deeper is not kept. */
struct field {
	enum key key : 8;
	enum shape shape : 8;
	uint32_t n;
	struct str name; /* as written */
	uint32_t line, col;
	struct value *value;
	struct str *pair; /* of a map: the key of each value; else NULL */
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
void front_parse(struct field **out, size_t *n, struct str yaml, uint32_t line, struct parse *);

#endif
