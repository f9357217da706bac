/* SPDX-License-Identifier: ISC */
#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/mem.h"
#include "base/redzone.h"

/*
 * A contact takes some hundred bytes, so one block serves several hundred. Blocks of this size come
 * straight from the system: only touched pages count, and threads do not contend for a heap.
 */
enum { BLOCK = 256 * 1024 };

struct arena_block {
	struct arena_block *prev;
	size_t size; /* of data, without the red zone */
	alignas(max_align_t) char data[];
};

/* reserves n bytes after a red zone, all of them closed */
static void *
arena_block(struct arena *a, size_t n)
{
	struct arena_block *b = mem_alloc(sizeof(*b) + REDZONE + n);

	b->prev = a->last;
	b->size = n;
	a->last = b;
	redzone_close(b->data, REDZONE + n);
	return b->data + REDZONE;
}

void *
arena_alloc(struct arena *a, size_t n)
{
	size_t room = (n ? n : 1) + REDZONE;
	char *p;

	room = (room + alignof(max_align_t) - 1) & ~(alignof(max_align_t) - 1);
	if (room > BLOCK / 4 && room > (size_t)(a->end - a->at)) {
		p = arena_block(a, room);
		redzone_open(p, n);
		return p;
	}
	if (room > (size_t)(a->end - a->at)) {
		a->at = arena_block(a, BLOCK);
		a->end = a->at + BLOCK;
	}
	p = a->at;
	a->at += room;
	redzone_open(p, n);
	return p;
}

void *
arena_zero(struct arena *a, size_t n, size_t size)
{
	/* n counts things already in memory, so the product cannot overflow */
	return memset(arena_alloc(a, n * size), 0, n * size);
}

void *
arena_copy(struct arena *a, const void *v, size_t n, size_t size)
{
	void *copy = arena_alloc(a, n * size);

	if (n)
		memcpy(copy, v, n * size);
	return copy;
}

char *
arena_bytes(struct arena *a, size_t n)
{
	char *p;

	/* texts come from the end of the block, which needs no alignment; a red zone does */
	if (!REDZONE && n + 1 <= (size_t)(a->end - a->at)) {
		p = a->end - (n + 1);
		a->end = p;
	} else {
		p = arena_alloc(a, n + 1);
	}
	p[n] = '\0';
	return p;
}

struct str
arena_str(struct arena *a, struct str s)
{
	char *p = arena_bytes(a, s.n);

	if (s.n)
		memcpy(p, s.p, s.n);
	return (struct str){p, s.n};
}

void
arena_join(struct arena *into, struct arena *from)
{
	struct arena_block *b = from->last;

	if (!b)
		return;
	while (b->prev)
		b = b->prev;
	b->prev = into->last;
	into->last = from->last;
	into->at = from->at;
	into->end = from->end;
	*from = (struct arena){0};
}

void
arena_clear(struct arena *a)
{
	struct arena_block *b, *prev, *kept = NULL;

	for (b = a->last; b; b = prev) {
		prev = b->prev;
		if (!kept && b->size == BLOCK)
			kept = b;
		else
			free(b);
	}
	*a = (struct arena){0};
	if (!kept)
		return;
	kept->prev = NULL;
	a->last = kept;
	a->at = kept->data + REDZONE;
	a->end = a->at + BLOCK;
	redzone_close(kept->data, REDZONE + BLOCK);
}

void
arena_free(struct arena *a)
{
	struct arena_block *b, *prev;

	for (b = a->last; b; b = prev) {
		prev = b->prev;
		free(b);
	}
	*a = (struct arena){0};
}
