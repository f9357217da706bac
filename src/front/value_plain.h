/* SPDX-License-Identifier: ISC */
#ifndef TEND_VALUE_PLAIN_H
#define TEND_VALUE_PLAIN_H

#include "base/buf.h"
#include "front/fields.h"

/*
 * Values of plain YAML on one line, for front_plain(): words, quoted texts, [a, b], {a: b}. Each
 * function returns false in doubt, and the whole front-matter is then left to libyaml.
 */
struct value_plain {
	struct fields *fields; /* where the values go */
	struct str line;       /* the line that holds the value, from its first column */
	uint32_t n;            /* its number */
	struct buf scratch;
};

/* the length of a plain key at the beginning of a text, "key:" or "key: value"; 0 without one */
size_t value_plain_key(struct str);

/* the column of a byte of the line, from 1 */
uint32_t value_plain_column(const struct value_plain *, const char *at);

/* reads a word or a quoted text that fills all of `text`, which may be empty */
bool value_plain_scalar(struct value_plain *, struct str text);

/* reads a value of any form, and sets its shape; `text` is not empty */
bool value_plain_read(struct value_plain *, struct str text, enum shape *);

#endif
