/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "brief/news.h"

/* keeps the index of each item, since qsort() is not stable */
struct placed {
	struct news news;
	size_t place;
};

static int
placed_order(const void *va, const void *vb)
{
	const struct placed *a = va, *b = vb;
	int d = str_cmp(a->news.id, b->news.id);

	return d ? d : (a->place > b->place) - (a->place < b->place);
}

void
news_sort(struct news *v, size_t n)
{
	struct placed *p = mem_alloc((n + 1) * sizeof(*p));

	for (size_t i = 0; i < n; i++)
		p[i] = (struct placed){v[i], i};
	if (n)
		qsort(p, n, sizeof(*p), placed_order);
	for (size_t i = 0; i < n; i++)
		v[i] = p[i].news;
	free(p);
}

const struct news *
news_of(size_t *n, const struct news *v, size_t all, struct str id)
{
	size_t low = 0, high = all;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (str_cmp(v[mid].id, id) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	for (*n = 0; low + *n < all && str_eq(v[low + *n].id, id);)
		++*n;
	return all ? v + low : v;
}
