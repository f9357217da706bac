/* SPDX-License-Identifier: ISC */
#ifndef FUZZ_BOOK_H
#define FUZZ_BOOK_H

#include <stdlib.h>

#include "base/mem.h"
#include "book/people.h"

#include "fuzz_must.h"

/*
 * A book in memory for fuzz targets. The input is its files, separated by form feeds: the first is
 * me.md, with the settings, the others a.md, b.md and so on. What is no contact is left out.
 */
struct fuzz_book {
	struct book book;
	struct people people; /* all but the owner */
	struct arena arena;
	struct errors errors;
};

enum { FUZZ_BOOK_FILES = 9 };

static inline void
fuzz_book_add(struct fuzz_book *f, struct str path, struct str bytes)
{
	struct book *b = &f->book;
	struct contact *c = &b->contact[b->n];
	struct parse p = {
		.arena = &f->arena, .errors = &f->errors, .path = path, .keys = KEYSET_ALL,
		.own = &b->own, .dates = b->set.dates,
		.want = WANT_ENTRIES | WANT_TEXTS | WANT_LINKS | WANT_TASKS | WANT_RAW,
	};

	if (contact_parse(c, bytes, &p) != 1)
		return;
	c->me = str_eq(path, STR("me.md"));
	if (c->me)
		b->me = b->n;
	else
		f->people.who[f->people.n++] = b->n;
	b->n++;
}

static inline void
fuzz_book_open(struct fuzz_book *f, struct str bytes)
{
	static const char *const path[FUZZ_BOOK_FILES] = {
		"me.md", "a.md", "b.md", "x/c.md", "d e.md", "e.md", "f.md", "g.md", "h.md",
	};
	struct str file[FUZZ_BOOK_FILES];
	size_t n = 0;

	*f = (struct fuzz_book){.book = {.dirfd = -1, .set = settings_default(), .whole = true}};
	f->book.contact = mem_zero(FUZZ_BOOK_FILES, sizeof(*f->book.contact));
	f->people.who = mem_zero(FUZZ_BOOK_FILES, sizeof(*f->people.who));
	while (n < FUZZ_BOOK_FILES && (bytes.n || !n))
		bytes = str_cut(&file[n++], bytes, '\f');
	settings_load(&f->book.set, &f->book.own, file[0], &f->arena, &f->errors);
	f->book.me = FUZZ_BOOK_FILES;
	/* sorted by id: me.md comes last */
	for (size_t i = 1; i <= n; i++)
		fuzz_book_add(f, str_of(path[i % n]), file[i % n]);
	if (f->book.me == FUZZ_BOOK_FILES)
		f->book.me = f->book.n;
}

static inline void
fuzz_book_close(struct fuzz_book *f)
{
	free(f->people.who);
	free(f->book.contact);
	names_free(&f->book.names);
	map_free(&f->book.own);
	errors_free(&f->book.errors);
	errors_free(&f->errors);
	arena_free(&f->book.arena);
	arena_free(&f->arena);
}

#endif
