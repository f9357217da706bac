/* SPDX-License-Identifier: ISC */
#include <stdalign.h>
#include <stdlib.h>

#include <tend/api.h>

#include "base/mem.h"
#include "library/library.h"

#ifndef VERSION
#define VERSION TEND_VERSION
#endif

void
library_wrap(struct tend_book *l, struct book *b, struct people people)
{
	*l = (struct tend_book){.book = b, .people = people};
	l->names_lock = mem_alloc(sizeof(*l->names_lock));
	pthread_mutex_init(l->names_lock, NULL);
	l->contact = mem_alloc(b->n * sizeof(*l->contact));
	for (size_t i = 0; i < b->n; i++)
		l->contact[i] = (struct tend_contact){
			.contact = &b->contact[i],
			.book = l,
			.id = arena_str(&l->arena, b->contact[i].id).p,
		};
}

void
library_unwrap(struct tend_book *l)
{
	pthread_mutex_destroy(l->names_lock);
	free(l->names_lock);
	free(l->contact);
	arena_free(&l->arena);
}

struct book
library_book(const struct tend_book *l)
{
	struct book b;

	pthread_mutex_lock(l->names_lock);
	b = *l->book;
	pthread_mutex_unlock(l->names_lock);
	b.names = (struct names){0};
	b.arena = (struct arena){0};
	return b;
}

/* rounds up to the alignment of any type */
static size_t
aligned(size_t n)
{
	return (n + alignof(max_align_t) - 1) / alignof(max_align_t) * alignof(max_align_t);
}

static size_t
items_at(size_t n)
{
	return aligned((n + 1) * sizeof(void *));
}

void *
library_list(size_t n, size_t size, size_t extra)
{
	return mem_zero(1, items_at(n) + aligned(n * size) + extra);
}

void *
library_items(void *list, size_t n)
{
	return (char *)list + items_at(n);
}

void *
library_extra(void *list, size_t n, size_t size)
{
	return (char *)list + items_at(n) + aligned(n * size);
}

const char *
tend_version(void)
{
	return VERSION;
}

void
tend_free(void *list)
{
	free(list);
}
