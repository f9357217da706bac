/* SPDX-License-Identifier: ISC */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/error.h"
#include "base/mem.h"
#include "base/utf8.h"

#define MORE STR("more problems in this file are not reported")

/* counts a message; returns the number of its file's messages, 0 if it has no file */
static uint32_t
count(struct errors *e, struct str path)
{
	uint32_t *n;

	if (!path.n)
		return 0;
	n = map_put(&e->of_file, path);
	*n = *n == MAP_NONE ? 1 : *n > ERRORS_OF_FILE ? *n : *n + 1;
	return *n;
}

static bool
is_full(const struct errors *e, struct str path)
{
	uint32_t n = path.n ? map_get(&e->of_file, path) : MAP_NONE;

	return n != MAP_NONE && n > ERRORS_OF_FILE;
}

/* adds an error whose texts are in the arena; the first beyond the limit of its file says so */
static struct error *
put(struct errors *e, struct error one)
{
	if (is_full(e, one.path))
		return NULL;
	if (count(e, one.path) > ERRORS_OF_FILE) {
		one.what = MORE;
		one.note = false;
	} else if (str_eq(one.what, MORE)) {
		*map_put(&e->of_file, one.path) = ERRORS_OF_FILE + 1;
	}
	e->v = mem_reserve(e->v, e->n, &e->cap, sizeof(*e->v));
	e->v[e->n] = one;
	return &e->v[e->n++];
}

struct error *
errors_add(struct errors *e, struct str path, uint32_t line, uint32_t col, const char *fmt, ...)
{
	char what[512];
	va_list ap;

	if (is_full(e, path))
		return NULL;
	va_start(ap, fmt);
	vsnprintf(what, sizeof(what), fmt, ap);
	va_end(ap);
	return put(e, (struct error){
		.path = arena_str(&e->arena, path),
		.what = arena_str(&e->arena, utf8_cut(str_of(what), sizeof(what) - 2)),
		.line = line,
		.col = col,
	});
}

void
errors_join(struct errors *into, struct errors *from)
{
	arena_join(&into->arena, &from->arena);
	for (size_t i = 0; i < from->n; i++)
		put(into, from->v[i]);
	errors_free(from);
}

void
errors_cut(struct errors *e, size_t n)
{
	while (e->n > n)
		if (e->v[--e->n].path.n)
			--*map_put(&e->of_file, e->v[e->n].path);
}

void
errors_keep(struct errors *e, const struct map *paths)
{
	size_t n = e->n;

	map_free(&e->of_file);
	e->n = 0;
	for (size_t i = 0; i < n; i++)
		if (map_get(paths, e->v[i].path) != MAP_NONE)
			put(e, e->v[i]);
}

static int
error_order(const void *va, const void *vb)
{
	const struct error *a = va, *b = vb;
	bool a_more = str_eq(a->what, MORE), b_more = str_eq(b->what, MORE);
	int d = str_cmp(a->path, b->path);

	if (d)
		return d;
	if (a_more != b_more)
		return a_more - b_more;
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
	map_free(&e->of_file);
	arena_free(&e->arena);
	*e = (struct errors){0};
}
