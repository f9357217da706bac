/* SPDX-License-Identifier: ISC */
#ifndef TEND_NEWS_H
#define TEND_NEWS_H

#include "base/date.h"

/* a change of somebody's position, as tend-moves tells it */
struct news {
	struct str id;
	day date;
	struct str key, from, to; /* empty for nothing */
};

/* by id, the order in which they came being kept for each: that is to be newest first */
void news_sort(struct news *, size_t n);
/* the news of one, out of sorted ones: the first of *n */
const struct news *news_of(size_t *n, const struct news *, size_t all, struct str id);

#endif
