/* SPDX-License-Identifier: ISC */
#include <errno.h>
#include <stdlib.h>

#include <tend/book.h>

#include "base/mem.h"
#include "library/library.h"

/* all contacts except the owner and inactive ones */
static struct people
everyone(const struct book *b)
{
	struct people p = {.who = mem_alloc(b->n * sizeof(*p.who))};

	for (size_t i = 0; i < b->n; i++)
		if (!b->contact[i].me && !b->contact[i].inactive)
			p.who[p.n++] = i;
	return p;
}

struct tend_book *
tend_book_open(const char *dir)
{
	static const struct needs needs = {KEYSET_ALL, WANT_ENTRIES | WANT_TEXTS | WANT_LINKS | WANT_RAW};
	struct tend_book *l;
	struct book b;
	struct buf found = {0};
	int failed = 0;

	if (!dir && book_locate(&found, NULL) < 0)
		failed = ENOENT;
	else if (book_open(&b, dir ? dir : found.p) < 0)
		failed = errno;
	buf_free(&found);
	errno = failed;
	if (failed)
		return NULL;
	book_load(&b, needs, NULL, 0);
	l = mem_alloc(sizeof(*l));
	library_wrap(l, &b, everyone(&b));
	l->own = b;
	l->book = &l->own;
	return l;
}

void
tend_book_close(struct tend_book *l)
{
	if (!l)
		return;
	people_free(&l->people);
	library_unwrap(l);
	book_close(&l->own);
	free(l);
}

const char *
tend_book_dir(const struct tend_book *l)
{
	return l->book->dir.p;
}

struct tend_contact **
tend_contact_list(const struct tend_book *l, size_t *n)
{
	struct tend_contact **list = library_list(l->book->n, 0, 0);

	for (size_t i = 0; i < l->book->n; i++)
		list[i] = library_contact(l, i);
	if (n)
		*n = l->book->n;
	return list;
}

const struct tend_contact *
tend_book_find(const struct tend_book *l, const char *name)
{
	size_t who;

	pthread_mutex_lock(l->names_lock);
	who = book_find(l->book, str_of(name));
	pthread_mutex_unlock(l->names_lock);
	return who < l->book->n ? library_contact(l, who) : NULL;
}

struct tend_problem **
tend_problem_list(const struct tend_book *l, size_t *n)
{
	const struct errors *errors = &l->book->errors;
	struct tend_problem **list = library_list(errors->n, sizeof(**list), 0);
	struct tend_problem *v = library_items(list, errors->n);

	for (size_t i = 0; i < errors->n; i++) {
		const struct error *e = &errors->v[i];

		v[i] = (struct tend_problem){e->path.n ? e->path.p : "", e->line, e->col, e->what.p};
		list[i] = &v[i];
	}
	if (n)
		*n = errors->n;
	return list;
}
