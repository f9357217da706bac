/* SPDX-License-Identifier: ISC */
#ifndef TEND_PAGE_FRAME_H
#define TEND_PAGE_FRAME_H

#include "page/page.h"

/* what the pages have in common */

/* the pages that all others lead to */
enum page_kind { PAGE_INDEX, PAGE_DUE, PAGE_MAP, PAGE_GARDEN, PAGE_WEEK, PAGE_KIND_COUNT };

/* appends the beginning of one of these, up to its heading */
void page_frame_begin(struct buf *out, const struct pages *, enum page_kind);
/* appends the end, with the day on which it was so */
void page_frame_end(struct buf *out, const struct pages *, enum page_kind);
/* the same of somebody's page, which does not tell the day: it changes with its contact alone */
void page_person_begin(struct buf *out, const struct pages *, size_t who);
void page_person_end(struct buf *out);

/* appends the name of somebody who has a page, as a link to it: `folder` leads to where these are, "p/" or "" */
void page_name(struct buf *out, const struct pages *, size_t who, const char *folder);

#endif
