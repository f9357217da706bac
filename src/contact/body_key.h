/* SPDX-License-Identifier: ISC */
#ifndef TEND_BODY_KEY_H
#define TEND_BODY_KEY_H

#include "contact/body_keys.h"

/*
 * Reads keys from a line of text, for body_keys.c: what is found goes to k->key and k->value. All
 * return false if there is none.
 */

/* a line that is one key, "key:: value"; in a `zone` one colon is enough for a known key */
bool body_key_whole(struct body_keys *, struct str line, bool zone);
/* "| key | value |", which is no key in the `head` of a table that says "Value" */
bool body_key_row(struct body_keys *, struct str line, bool head);
/* the next "[key:: value]" or "(key:: value)" in k->left, which moves past it */
bool body_key_amid(struct body_keys *);

/* a text without blanks and marks of emphasis around it */
struct str body_key_unmarked(struct str);

#endif
