/* SPDX-License-Identifier: ISC */
#ifndef TEND_SPLIT_LIST_H
#define TEND_SPLIT_LIST_H

#include "contact/contact.h"

/*
 * Reports a list of needs or offers that a comma may have split inside a phrase, at the first
 * item that says nothing alone: "twelve people" in
 *
 *	needs: [a weekend for the team, twelve people, somewhere warm]
 *
 * and a text that looks like several items but is one, "a cook, a tent" without brackets.
 *
 * Such an item has at most SPLIT_LIST_WORDS words, each of split_list.def. The
 * contact is loaded with WANT_RAW.
 */
enum { SPLIT_LIST_WORDS = 4 };
void split_list_check(struct errors *out, const struct contact *, const struct field *);

#endif
