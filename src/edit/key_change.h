/* SPDX-License-Identifier: ISC */
#ifndef TEND_KEY_CHANGE_H
#define TEND_KEY_CHANGE_H

#include "edit/edit.h"

/* a change of one key as it is typed: "key=value", "key+=item", "key-=item", "key=" */
struct key_change {
	struct str key, value, as_typed; /* slices of what was typed, or what it means */
	enum edit_op op;
};

/* trims the value; false for what is no change, such as a name or a path */
bool key_change_parse(struct key_change *, struct str typed);

/*
 * Makes n changes to a file, one after another: all of them, or none. out and the result are those
 * of edit_key().
 */
int key_change_all(struct buf *out, struct str file, const struct key_change *, size_t n,
                   const struct edit *);

#endif
