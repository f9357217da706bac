/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "import/sync_base.h"

#define FIRST "tend-base 1\n"
#define BYTES_MAX ((int64_t)1 << 30)

/* takes a text and the line end below it */
static bool
take(struct str *out, struct str *rest, int64_t n)
{
	if (n < 0 || (size_t)n >= rest->n || rest->p[n] != '\n')
		return false;
	*out = str_sub(*rest, 0, (size_t)n);
	*rest = str_sub(*rest, (size_t)n + 1, rest->n);
	return true;
}

int
sync_base_read(struct sync_base *b, struct str bytes)
{
	*b = (struct sync_base){0};
	if (!str_skip(&bytes, STR(FIRST)))
		return -1;
	while (bytes.n) {
		struct sync_record r = {0};
		struct str line, card, book;

		bytes = str_cut(&line, bytes, '\n');
		line = str_cut(&card, line, ' ');
		r.uid = str_cut(&book, line, ' ');
		if (!r.uid.n || !take(&r.card, &bytes, str_number(card, BYTES_MAX)) ||
		    !take(&r.book, &bytes, str_number(book, BYTES_MAX)))
			return -1;
		sync_base_add(b, r.uid, r.card, r.book);
		*map_put(&b->at, r.uid) = (uint32_t)b->n - 1;
	}
	return 0;
}

struct sync_record *
sync_base_find(const struct sync_base *b, struct str uid)
{
	uint32_t at = map_get(&b->at, uid);

	return at == MAP_NONE ? NULL : &b->v[at];
}

void
sync_base_add(struct sync_base *b, struct str uid, struct str card, struct str book)
{
	b->v = mem_reserve(b->v, b->n, &b->cap, sizeof(*b->v));
	b->v[b->n++] = (struct sync_record){.uid = uid, .card = card, .book = book};
}

static int
by_uid(const void *a, const void *b)
{
	return str_cmp(((const struct sync_record *)a)->uid, ((const struct sync_record *)b)->uid);
}

void
sync_base_write(struct buf *out, struct sync_base *b)
{
	buf_str(out, STR(FIRST));
	if (b->n)
		qsort(b->v, b->n, sizeof(*b->v), by_uid);
	for (size_t i = 0; i < b->n; i++) {
		const struct sync_record *r = &b->v[i];

		buf_fmt(out, "%zu %zu %.*s\n", r->card.n, r->book.n, STR_ARG(r->uid));
		buf_str(out, r->card);
		buf_chr(out, '\n');
		buf_str(out, r->book);
		buf_chr(out, '\n');
	}
}

void
sync_base_free(struct sync_base *b)
{
	free(b->v);
	map_free(&b->at);
	*b = (struct sync_base){0};
}
