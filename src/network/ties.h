/* SPDX-License-Identifier: ISC */
#ifndef TEND_TIES_H
#define TEND_TIES_H

#include "book/book.h"
#include "network/graph.h"
#include "network/unfiled.h"

/* the keys and parts of the whole book that ties_read() needs */
#define TIES_KEYS \
	(NAME_KEYS | KEYSET(KEY_KNOWS) | KEYSET(KEY_VIA) | KEYSET(KEY_RECOMMENDS) | \
	 KEYSET(KEY_AVOID) | KEYSET(KEY_RELATIONS) | KEYSET_RELATIONS)
#define TIES_PARTS (WANT_ENTRIES | WANT_LINKS)

/* what one side of a double opt-in answered */
enum opt { OPT_NONE, OPT_ASKED, OPT_YES, OPT_NO };

/* `who` was asked about an introduction to `about` */
struct optin {
	uint32_t who, about;
	enum opt answer;
	day date;
};

/* the ties between a book's contacts; the owner is tied to all and not included */
struct ties {
	/* knows, via, recommends, partner, boss, …, a logged +intro; in either file */
	struct graph tied;
	struct graph apart;  /* not to introduce: linked in text, `avoid`, declined introduction */
	struct optin *optin; /* the last answer of each side, by who, then about */
	size_t noptin;
};

/*
 * Reads the ties; ties_free() releases them. Frees the book's name index, which is as large;
 * book_find() rebuilds it. If `unfiled` is not NULL, people without a file are nodes of `tied`,
 * too: number i is node b->n + i.
 */
void ties_read(struct ties *, struct book *, day today, struct unfiled *);
/* the answer of `who` to an introduction to `about` */
enum opt ties_opt(const struct ties *, size_t who, size_t about);
void ties_free(struct ties *);

/*
 * The value of k common acquaintances to two people, 0..1: k/10 * e^(1 - k/10), highest at ten
 * (after Rajkumar et al. 2022: moderately weak ties).
 */
double ties_mutual(size_t k);

#endif
