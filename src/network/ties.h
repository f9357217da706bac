/* SPDX-License-Identifier: ISC */
#ifndef TEND_TIES_H
#define TEND_TIES_H

#include "book/book.h"
#include "network/graph.h"

/* the keys and parts of the whole book that ties_read() needs */
#define TIES_KEYS \
	(NAME_KEYS | KEYSET(KEY_KNOWS) | KEYSET(KEY_VIA) | KEYSET(KEY_RECOMMENDS) | \
	 KEYSET(KEY_AVOID))
#define TIES_PARTS (WANT_ENTRIES | WANT_LINKS)

/* the answer of one side in a double opt-in */
enum opt { OPT_NONE, OPT_ASKED, OPT_YES, OPT_NO };

/* the answer of one side: `who` was asked about `about` */
struct optin {
	uint32_t who, about;
	enum opt opt;
	day date;
};

/*
 * People without a file: named in knows, via, recommends or links of a contact, while no contact or
 * note has the name. As nodes of a graph they follow the contacts of the book, numbered in the
 * order of first mention. Start it as {0}.
 */
struct unfiled {
	struct str *name; /* as first written, without markup */
	struct str *fold; /* folded */
	size_t n, cap, fold_cap;
	struct map map;   /* folded name: index into name */
	struct map files; /* folded stems of the book's files */
	struct buf scratch, folded;
	struct arena arena;
};

/* the index of a name, or h->n */
size_t unfiled_find(struct unfiled *, struct str name);
void unfiled_free(struct unfiled *);

/* the ties between a book's contacts; the owner is tied to all and not included */
struct ties {
	struct graph tied;   /* knows, via, recommends, a logged +intro; in either file */
	struct graph apart;  /* pairs not to introduce: linked in prose, avoiding, declined */
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
