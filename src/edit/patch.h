/* SPDX-License-Identifier: ISC */
#ifndef TEND_PATCH_H
#define TEND_PATCH_H

#include "edit/edit.h"
#include "edit/places.h"

/* Changes to a file: each replaces bytes from..to by a text. They do not overlap. */
struct patches {
	struct str file;
	struct str eol;      /* the line end it uses */
	struct patch {
		size_t from, to, order;
		struct str text;
	} *v;
	size_t n, cap;
	struct arena arena;  /* for the texts, and for other data of an edit */
};

/* begins without patches; patch_end() frees them */
void patch_begin(struct patches *, struct str file);
void patch_end(struct patches *);

/* the text is copied */
void patch_add(struct patches *, size_t from, size_t to, struct str text);
/* Stores the file with all patches applied, and drops these. False if the file does not change. */
bool patch_apply(struct buf *out, struct patches *);

/* the beginning of the line with a byte; patch_line_end() is its end, with the line end */
size_t patch_line(struct str file, size_t at);
size_t patch_line_end(struct str file, size_t at);

/* the end of the last line of a key's value, before comments and blank lines */
size_t patch_value_end(struct str file, const struct place *);

/*
 * Appends a scalar as YAML: plain if YAML parsers read it back unchanged, else in quotes. It keeps
 * the quotes of `like`, the old value, if it has any. Set `flow` within brackets.
 */
void patch_scalar(struct buf *out, struct str value, struct str like, bool flow);
/* appends "[a, b]" */
void patch_flow(struct buf *out, const struct str *item, size_t n);
/* true if a word can be a key without quotes */
bool patch_key_plain(struct str);
/* true for a null value, which counts as no value */
bool patch_null(struct str raw);

/*
 * Patches a list: keeps the items with stays[i] and appends the n items of `add`. -1 if its YAML is
 * not supported.
 */
int patch_items(struct patches *, const struct place *, const bool *stays, const struct str *add,
                size_t n);

#endif
