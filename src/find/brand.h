/* SPDX-License-Identifier: ISC */
#ifndef TEND_BRAND_H
#define TEND_BRAND_H

#include "book/people.h"

/* what people know the owner for: phrases grouped by their commonest word */
struct brand {
	struct str name;  /* the first phrase in `way` */
	/* its different phrases, as written; the commonest first, then by text_order() */
	struct str *way;
	size_t nways;
	uint32_t people;  /* number of people who use one of the phrases; each counts once */
	int share;        /* per cent of all people who know the owner for anything, half up */
	bool mine;        /* true if me.md says the same */
};

/*
 * Groups what `known-for` says in the contacts of `people`, except the owner and inactive ones; the
 * commonest group first, then by name. A phrase belongs to the one of its words, stemmed and
 * without stop words, that most people's phrases have; the first such word wins a tie. A phrase
 * without such words is its own group, folded. Of spellings equal after folding, the commonest is
 * shown. Texts are the book's; `way` is in the arena. The caller frees *out. Reads KEY_KNOWN_FOR.
 */
void brand_find(struct brand **out, size_t *n, const struct book *, const struct people *,
                struct arena *);

#endif
