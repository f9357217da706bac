/* SPDX-License-Identifier: ISC */
#ifndef TEND_PATCH_H
#define TEND_PATCH_H

#include "edit/edit.h"
#include "edit/places.h"

/*
 * changes to a file, collected and then made: bytes from..to give way to text. They do not overlap.
 */
struct patches {
	struct str file;
	struct str eol;      /* how its lines end */
	struct patch {
		size_t from, to, order;
		struct str text;
	} *v;
	size_t n, cap;
	struct arena arena;  /* of the texts, and of whatever an edit needs */
};

/* starts with a file; ends it */
void patch_begin(struct patches *, struct str file);
void patch_end(struct patches *);

/* the text is copied */
void patch_add(struct patches *, size_t from, size_t to, struct str text);
/*
 * the file with all changes made; the patches are then none. False if that is the file as it was.
 */
bool patch_apply(struct buf *out, struct patches *);

/* where the line begins that holds a byte; where it ends, its line end included */
size_t patch_line(struct str file, size_t at);
size_t patch_line_end(struct str file, size_t at);

/*
 * where a key is written, its value with all its lines, but without comments and blank lines behind
 */
size_t patch_value_end(struct str file, const struct place *);

/*
 * Appends a scalar as YAML: plain if libyaml and its like read the same in that, else in quotes;
 * those of `like`, the old value, if it has any. `flow` is within brackets.
 */
void patch_scalar(struct buf *out, struct str value, struct str like, bool flow);
/* "[a, b]" */
void patch_flow(struct buf *out, const struct str *item, size_t n);
/* whether a word could be written without quotes where a key stands */
bool patch_key_plain(struct str);
/* what is written as a null value is none */
bool patch_null(struct str raw);

/*
 * changes to a list: which of its items stay, and what is put behind them; -1 if it is written too
 * oddly
 */
int patch_items(struct patches *, const struct place *, const bool *stays, const struct str *add,
                size_t n);

#endif
