/* SPDX-License-Identifier: ISC */
#include "cli/related_book.h"

static bool
has_related(const struct tool *t)
{
	for (size_t i = 0; i < t->people.n; i++) {
		const struct contact *c = &t->book.contact[t->people.who[i]];

		for (size_t k = 0; k < c->nfields; k++)
			if (c->field[k].relation)
				return true;
	}
	return false;
}

struct book *
related_book(struct book *scratch, struct tool *t, bool whole)
{
	if (whole || !has_related(t))
		return &t->book;
	if (book_open(scratch, t->book.dir.p) < 0)
		return NULL;
	book_load(scratch, (struct needs){NAME_KEYS | KEYSET(KEY_OTHER), 0}, NULL, 0);
	return scratch;
}
