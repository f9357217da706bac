/* SPDX-License-Identifier: ISC */
#ifndef TEND_BRAND_H
#define TEND_BRAND_H

#include "book/people.h"

/* what people know me for, gathered by its commonest word */
struct brand {
	struct str name;  /* the first of its ways */
	struct str *way;  /* its different phrases, as written, those of most people first, then by text_order() */
	size_t nways;
	uint32_t people;  /* who use one of them; each counts once */
	int share;        /* of all who know me for anything, in per cent, rounded, a half up */
	bool mine;        /* me.md says the same of me */
};

/*
 * What `known-for` says in the contacts of `people` but the owner's and the
 * retired's: what most people say first, then by name. Each phrase goes to
 * that one of its words, stemmed and without stop words, which the phrases of most people have; among
 * equals to the word that comes first in it. A phrase without such words stands for itself,
 * folded. Of spellings that are equal when folded the commonest is shown.
 * The texts are the book's; the ways live in the arena. The caller frees *out. Reads KEY_KNOWN_FOR.
 */
void brand_find(struct brand **out, size_t *n, const struct book *, const struct people *, struct arena *);

#endif
