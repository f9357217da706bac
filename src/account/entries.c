/* SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>

#include "account/entries.h"
#include "base/mem.h"
#include "base/text.h"

struct entries_finder {
	struct entries *out;
	struct book *book;
	size_t row_cap, with_cap;
	size_t *seen; /* for each contact, the last row that named it, counted from 1 */
};

static bool
is_selected(const struct entries_query *query, const struct entry *e)
{
	if (entry_done(e, query->today) == query->plans || e->date < query->since || e->date > query->until)
		return false;
	return !query->nkinds || text_one_of(entry_kind(e), query->kind, query->nkinds);
}

static void
add_with(struct entries_finder *f, struct entries_row *row, struct str target)
{
	struct entries *out = f->out;
	size_t who = book_find(f->book, target);

	if (who == f->book->n || who == row->who || who == f->book->me || f->seen[who] == out->n)
		return;
	f->seen[who] = out->n;
	out->with = mem_reserve(out->with, out->nwith, &f->with_cap, sizeof(*out->with));
	out->with[out->nwith++] = who;
	row->nwith++;
}

/* chains the links of each entry: first[entry], then next[link]; nlinks ends a chain */
static void
chain_links(const struct body *body, uint32_t *first, uint32_t *next)
{
	for (uint32_t i = 0; i < body->nentries; i++)
		first[i] = body->nlinks;
	for (uint32_t i = body->nlinks; i-- > 0;) {
		int32_t entry = body->link[i].entry;

		if (entry < 0)
			continue;
		next[i] = first[entry];
		first[entry] = i;
	}
}

static void
add_contact(struct entries_finder *f, size_t who, const struct entries_query *query)
{
	const struct body *body = &f->book->contact[who].body;
	uint32_t *first = mem_alloc(body->nentries * sizeof(*first));
	uint32_t *next = mem_alloc(body->nlinks * sizeof(*next));
	struct entries *out = f->out;

	chain_links(body, first, next);
	for (uint32_t i = 0; i < body->nentries; i++) {
		struct entries_row row = {.who = who, .entry = &body->entry[i], .with = out->nwith};

		if (!is_selected(query, row.entry))
			continue;
		out->row = mem_reserve(out->row, out->n++, &f->row_cap, sizeof(*out->row));
		for (uint32_t l = first[i]; l < body->nlinks; l = next[l])
			add_with(f, &row, str_of(body->link[l].target));
		out->row[out->n - 1] = row;
	}
	free(first);
	free(next);
}

/* contacts are sorted by id, entries of one contact by their place in the file */
static int
row_order(const void *va, const void *vb)
{
	const struct entries_row *a = va, *b = vb;

	if (a->entry->date != b->entry->date)
		return a->entry->date < b->entry->date ? -1 : 1;
	if (a->who != b->who)
		return a->who < b->who ? -1 : 1;
	return (a->entry > b->entry) - (a->entry < b->entry);
}

void
entries_find(struct entries *out, struct book *b, const struct people *people, const struct entries_query *query)
{
	struct entries_finder f = {.out = out, .book = b, .seen = mem_zero(b->n, sizeof(*f.seen))};

	*out = (struct entries){0};
	for (size_t i = 0; i < people->n; i++)
		add_contact(&f, people->who[i], query);
	if (out->n)
		qsort(out->row, out->n, sizeof(*out->row), row_order);
	free(f.seen);
}

void
entries_free(struct entries *e)
{
	free(e->row);
	free(e->with);
	*e = (struct entries){0};
}
