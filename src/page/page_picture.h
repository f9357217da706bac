/* SPDX-License-Identifier: ISC */
#ifndef TEND_PAGE_PICTURE_H
#define TEND_PAGE_PICTURE_H

#include "page/page.h"

#define PAGE_PICTURES 32 /* the most that one page shows */

/*
 * The pictures of one person's page: files beside the contact, copied beside the page as
 * STEM-N.jpg, with the stem of the page. N is 0 for the photo, so that no two pages share a name.
 * Start it with `pages` and `who`; page_picture_free() releases it.
 */
struct page_pictures {
	struct pages *pages;
	size_t who;
	struct errors *errors;
	struct buf bytes, name;
	struct page_shown {
		struct str name; /* as the contact's file has it, in the arena of the pages */
		struct str link; /* as a URL; empty if it is no picture */
	} shown[PAGE_PICTURES];
	size_t n;
};

/* the address of the photo, which is copied; empty if there is none */
struct str page_picture_photo(struct page_pictures *);
/*
 * The address of a picture in the notes, which is copied once; empty if it is elsewhere, or no
 * picture, which is reported with its line.
 */
struct str page_picture_beside(struct page_pictures *, struct str address, uint32_t line);
void page_picture_free(struct page_pictures *);

#endif
