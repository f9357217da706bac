/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include <tend/ties.h>

#include "base/mem.h"
#include "library/library.h"
#include "network/ties.h"

struct tend_ties {
	const struct tend_book *book;
	struct ties ties;
};

struct tend_ties *
tend_ties_open(const struct tend_book *l, tend_day today)
{
	struct tend_ties *t = mem_alloc(sizeof(*t));
	struct book b = library_book(l);

	t->book = l;
	ties_read(&t->ties, &b, today, NULL);
	arena_free(&b.arena);
	return t;
}

void
tend_ties_close(struct tend_ties *t)
{
	if (t)
		ties_free(&t->ties);
	free(t);
}

static size_t
index_of(const struct tend_ties *t, const struct tend_contact *c)
{
	return (size_t)(c - t->book->contact);
}

struct tend_contact **
tend_tie_list(const struct tend_ties *t, const struct tend_contact *c, size_t *n)
{
	const struct graph *g = &t->ties.tied;
	const uint32_t *to = &g->to[g->start[index_of(t, c)]];
	size_t found = g->start[index_of(t, c) + 1] - g->start[index_of(t, c)];
	struct tend_contact **list = library_list(found, 0, 0);

	for (size_t i = 0; i < found; i++)
		list[i] = library_contact(t->book, to[i]);
	if (n)
		*n = found;
	return list;
}

bool
tend_tied(const struct tend_ties *t, const struct tend_contact *a, const struct tend_contact *b)
{
	return graph_has(&t->ties.tied, index_of(t, a), index_of(t, b));
}
