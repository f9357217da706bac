/* SPDX-License-Identifier: ISC */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/error.h"
#include "base/mem.h"
#include "base/text.h"

void
errors_add(struct errors *e, struct str path, uint32_t line, uint32_t col, const char *fmt, ...)
{
	char what[512];
	va_list ap;

	e->run = path.n && e->n && str_eq(e->v[e->n - 1].path, path) ? e->run + 1 : 1;
	if (e->run > ERRORS_OF_FILE + 1)
		return;
	if (e->run > ERRORS_OF_FILE)
		fmt = "more than this is not told of one file";
	va_start(ap, fmt);
	vsnprintf(what, sizeof(what), fmt, ap);
	va_end(ap);
	e->v = mem_reserve(e->v, e->n, &e->cap, sizeof(*e->v));
	e->v[e->n++] = (struct error){
		.path = arena_str(&e->arena, path),
		.what = arena_str(&e->arena, text_cut(str_of(what), sizeof(what) - 2)),
		.line = line,
		.col = col,
	};
}

void
errors_join(struct errors *into, struct errors *from)
{
	for (size_t i = 0; i < from->n; i++) {
		into->v = mem_reserve(into->v, into->n, &into->cap, sizeof(*into->v));
		into->v[into->n++] = from->v[i];
	}
	arena_join(&into->arena, &from->arena);
	errors_free(from);
}

static int
error_order(const void *va, const void *vb)
{
	const struct error *a = va, *b = vb;
	int d = str_cmp(a->path, b->path);

	if (d)
		return d;
	if (a->line != b->line)
		return a->line < b->line ? -1 : 1;
	if (a->col != b->col)
		return a->col < b->col ? -1 : 1;
	return str_cmp(a->what, b->what);
}

void
errors_sort(struct errors *e)
{
	size_t kept = 0;

	if (!e->n)
		return;
	qsort(e->v, e->n, sizeof(*e->v), error_order);
	for (size_t i = 1; i < e->n; i++)
		if (error_order(&e->v[kept], &e->v[i]) != 0)
			e->v[++kept] = e->v[i];
	e->n = kept + 1;
}

void
errors_free(struct errors *e)
{
	free(e->v);
	arena_free(&e->arena);
	*e = (struct errors){0};
}
