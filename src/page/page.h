/* SPDX-License-Identifier: ISC */
#ifndef TEND_PAGE_H
#define TEND_PAGE_H

#include "brief/brief.h"
#include "match/garden.h"
#include "network/mesh.h"
#include "network/reach.h"

/* what pages_open() needs of the whole book: all keys, texts and ties */
#define PAGE_NEEDS \
	((struct needs){KEYSET_ALL, WANT_ENTRIES | WANT_RAW | MESH_PARTS | GIVE_TO_PARTS | \
	                WANT_LINKS | NOTED_NEEDS_PARTS})

#define PAGE_FOLDER "p" /* the folder of the people's pages */
#define PAGE_SUFFIX ".html"
#define PAGE_SUFFIX_LEN (sizeof(PAGE_SUFFIX) - 1)
#define PAGE_CARD ".vcf" /* of the card beside a person's page, in place of PAGE_SUFFIX */
#define PAGE_WEEKS 52   /* number of weeks drawn */
#define PAGE_CIRCLE 60  /* names listed of a circle, if the map is one of circles */
/* number of kinds of a bed that are drawn; twice as many are listed */
#define PAGE_KINDS 12

/*
 * A book as HTML pages: the people who have one, and what the pages share. Every page has its own
 * style; only the first runs a script, its search. They load nothing but the pictures beside them.
 */
struct pages {
	struct book *book;
	struct people people;  /* people with a page, in the order of the book */
	struct people current; /* those of them who are not inactive */
	/* for each contact the file name of its page; empty if it has none */
	struct str *file;
	struct str *link;      /* the file name as a URL */
	struct str *name;      /* the display name; if two share it, with the file name */
	struct mesh mesh;      /* of `current` */
	struct briefing *brief; /* of `people` */
	/*
	 * writes a picture into the folder of the people's pages, under a name of its own; false if
	 * that fails. NULL if the pages have no pictures. Set after pages_open().
	 */
	bool (*put)(void *arg, struct str name, struct str bytes);
	void *put_arg;
	struct str title;      /* title of all pages */
	day today;
	struct arena arena;
};

/*
 * Prepares pages for `people`, or for all contacts except the owner if no people were named;
 * inactive ones included. Needs the whole book, loaded with PAGE_NEEDS and what its garden needs.
 * pages_close() releases it.
 *
 * The file name is the id and ".html". "_" replaces what some disk cannot store in a name: \ : * ?
 * " < > |, control characters, and a leading point; it precedes a Windows device name. An id is cut
 * at 200 bytes. If two names are equal after folding, the later gets "~2" at its end, and so on.
 */
void pages_open(struct pages *, struct book *, const struct people *, day today);
/* prepares the briefs of page_person(): after page_garden(), since it adds needs from the notes */
void pages_brief(struct pages *);
void pages_close(struct pages *);

/*
 * appends the page of one person: what you need before a call, the brief, the notes and the log,
 * then the front-matter; reports what cannot be shown in p->errors
 */
void page_person(struct buf *out, struct pages *, size_t who, struct parse *p);
/* appends the first page: all people, and a search */
void page_index(struct buf *out, const struct pages *);
/* appends the rows of tend-due */
void page_due(struct buf *out, const struct pages *);
/* appends the map, and the ties of the people on it */
void page_map(struct buf *out, const struct pages *);
/* appends the beds of a garden opened for the settings' keys, which it reads */
void page_garden(struct buf *out, const struct pages *, struct garden *);
/* appends the weeks: people met, favours given and received */
void page_weeks(struct buf *out, const struct pages *);

#endif
