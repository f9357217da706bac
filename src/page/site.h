/* SPDX-License-Identifier: ISC */
#ifndef TEND_SITE_H
#define TEND_SITE_H

#include "page/page.h"
#include "page/page_dir.h"

/* all pages of a book, written to one folder */
struct site {
	struct pages *pages;   /* open */
	struct garden *garden; /* for page_garden() */
	struct page_dir *dir;  /* open */
	struct errors *errors; /* what cannot be shown on a page is added to it */
	bool pictures;         /* copy the photos and the pictures of notes */
	/* called after the page of each person; at the end, also of a failure, done is all */
	void (*progress)(void *arg, size_t done, size_t all);
	void *arg;
	struct buf garden_page; /* scratch */
};

/* the first page, by its name in the folder */
#define SITE_FIRST "index.html"

/*
 * Writes every page and removes those of an earlier run that are no longer made: 0, or -1 with the
 * error reported. The first page is written last, when all it links to exists.
 */
int site_write(struct site *);

#endif
