/* SPDX-License-Identifier: ISC */
#ifndef TEND_PAGE_FRAME_H
#define TEND_PAGE_FRAME_H

#include "page/page.h"

/* what the pages have in common */

/* the pages that every page links to */
enum page_kind { PAGE_INDEX, PAGE_DUE, PAGE_MAP, PAGE_GARDEN, PAGE_WEEK, PAGE_KIND_COUNT };

/* appends the beginning of such a page, up to its heading */
void page_frame_begin(struct buf *out, const struct pages *, enum page_kind);
/* appends its end, with the date of the page */
void page_frame_end(struct buf *out, const struct pages *, enum page_kind);
/* the same for a person's page, which begins with its own heading; `pictures` if it shows any */
void page_person_begin(struct buf *out, const struct pages *, size_t who, bool pictures);
void page_person_end(struct buf *out, const struct pages *);

/* why a page has no active people: "this book has no contacts yet"; static */
const char *page_why_none(const struct pages *);

/*
 * appends a person's name as a link to their page; `folder` is the path to these pages, "p/" or ""
 */
void page_name(struct buf *out, const struct pages *, size_t who, const char *folder);

#endif
