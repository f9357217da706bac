/* SPDX-License-Identifier: ISC */
#ifndef TEND_PAGE_H
#define TEND_PAGE_H

#include "match/garden.h"
#include "network/mesh.h"
#include "network/reach.h"

/* what the pages need of everybody: all keys, their texts, their ties */
#define PAGE_NEEDS ((struct needs){KEYSET_ALL, WANT_ENTRIES | WANT_RAW | MESH_PARTS})

#define PAGE_FOLDER "p" /* where the pages of people are */
#define PAGE_WEEKS 52   /* weeks that are drawn */
#define PAGE_KINDS 12   /* kinds of a bed that are drawn, and as many more are listed */

/*
 * A book as pages of HTML: those who have one, and what is said of them. Every page carries its own style, loads
 * nothing, and runs nothing but the search of the first.
 */
struct pages {
	struct book *book;
	struct people people;  /* who have a page, in the order of the book */
	struct people current; /* of these those who are not retired */
	struct str *file;      /* of each contact the name of its page's file, empty for those without */
	struct str *link;      /* and the same as an address */
	struct str *name;      /* and what they are called: by the name; where two have that, by their file's too */
	struct mesh mesh;      /* of those who are current */
	struct str title;      /* of all */
	day today;
	struct arena arena;
};

/*
 * Of `people`, or of everybody if these were not named: the retired too, the owner not. Needs the whole
 * book, loaded with PAGE_NEEDS and what its garden asks for. pages_close() releases it.
 *
 * The file is called by the id and ".html"; "_" stands for what not every disk can hold in a name: \ : * ? " < > | and
 * control characters, and a point at the beginning; it stands before a name that Windows has for a device. Of an id over 200 bytes the first 200 are used. Where two would be called the same, folded,
 * the later one has "~2" behind it, and so on.
 */
void pages_open(struct pages *, struct book *, const struct people *, day today);
void pages_close(struct pages *);

/* appends the page of one of them; what cannot be shown is told in p->errors */
void page_person(struct buf *out, struct pages *, size_t who, struct parse *p);
/* appends the first page: everybody, and a search */
void page_index(struct buf *out, const struct pages *);
/* appends what tend-due says */
void page_due(struct buf *out, const struct pages *);
/* appends the map, and the ties of those who are on it */
void page_map(struct buf *out, const struct pages *);
/* appends the beds of a garden that was opened for the settings' keys, and reads it */
void page_garden(struct buf *out, const struct pages *, struct garden *);
/* appends the weeks: who was met, what was given and received */
void page_weeks(struct buf *out, const struct pages *);

#endif
