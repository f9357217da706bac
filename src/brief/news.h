/* SPDX-License-Identifier: ISC */
#ifndef TEND_NEWS_H
#define TEND_NEWS_H

#include "base/date.h"

/* a change of a contact's position, from tend-moves */
struct news {
	struct str id;
	day date;
	struct str key, from, to; /* from and to may be empty */
};

/* sorts by id; the news of one id stay in their order, which must be newest first */
void news_sort(struct news *, size_t n);
/* the news of one id among sorted ones: returns the first of *n */
const struct news *news_of(size_t *n, const struct news *, size_t all, struct str id);

#endif
