/* SPDX-License-Identifier: ISC */
#ifndef TEND_TIES_H
#define TEND_TIES_H

#include "book/book.h"
#include "network/graph.h"

/* the keys and parts that ties_read() needs, of the whole book */
#define TIES_KEYS (NAME_KEYS | KEYSET(KEY_KNOWS) | KEYSET(KEY_VIA) | KEYSET(KEY_RECOMMENDS) | KEYSET(KEY_AVOID))
#define TIES_PARTS (WANT_ENTRIES | WANT_LINKS)

/* how far one side of a double opt-in has come */
enum opt { OPT_NONE, OPT_ASKED, OPT_YES, OPT_NO };

/* one word of one side: `who` was asked about `about` */
struct optin {
	uint32_t who, about;
	enum opt opt;
	day date;
};

/*
 * Who is only named, in somebody's knows, via, recommends or links, and has no file, nor has a note
 * that name. They are nodes of a graph behind the contacts of the book, numbered from the first
 * one named. Start it as {0}.
 */
struct unfiled {
	struct str *name; /* as first written, plain */
	struct str *fold; /* folded */
	size_t n, cap, fold_cap;
	struct map map;   /* folded name: index into name */
	struct map files; /* folded stems of the book's files */
	struct buf scratch, folded;
	struct arena arena;
};

/* the index of a name among them, or h->n */
size_t unfiled_find(struct unfiled *, struct str name);
void unfiled_free(struct unfiled *);

/* who is tied to whom, among a book's contacts; the owner is tied to all and not in it */
struct ties {
	struct graph tied;   /* knows, via, recommends, a logged +intro; in either file */
	struct graph apart;  /* not to be introduced: linked in prose, avoiding, declined */
	struct optin *optin; /* the last word of each side, by who, then about */
	size_t noptin;
};

/*
 * The caller frees it. Lets go of the book's names, which are as large: book_find() makes them anew. With a
 * horizon those on it are nodes of `tied`, too: i is node b->n + i.
 */
void ties_read(struct ties *, struct book *, day today, struct unfiled *);
/* what `who` has said to meeting `about` */
enum opt ties_opt(const struct ties *, size_t who, size_t about);
void ties_free(struct ties *);

/*
 * What k acquaintances in common are worth to two people, 0 .. 1: k/10 * e^(1 - k/10), ten being best (after Rajkumar
 * et al. 2022: moderately weak ties).
 */
double ties_mutual(size_t k);

#endif
