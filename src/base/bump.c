/* SPDX-License-Identifier: ISC */
#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

#include "base/bump.h"
#include "base/mem.h"
#include "base/redzone.h"

enum {
	FIRST = 128 * 1024, /* enough for a file of some 3 KB; kept between rounds */
	HEAD = 16,          /* each piece is preceded by its size, which realloc needs */
	LEAST = 16,
	/* red zones do not count in a budget: at worst each piece is of the smallest size */
	ZONES = (HEAD + LEAST + REDZONE) / (HEAD + LEAST),
};

struct bump_block {
	struct bump_block *prev;
	size_t size;
	alignas(16) char data[];
};

static _Thread_local struct {
	struct bump_block *block; /* the newest */
	char *at, *end;
	size_t used, budget;
	jmp_buf out;
} bump;

/* frees all blocks; keeps the first one unless `keep` is 0 */
static void
reset(size_t keep)
{
	while (bump.block && (!keep || bump.block->prev)) {
		struct bump_block *prev = bump.block->prev;

		free(bump.block);
		bump.block = prev;
	}
	bump.used = bump.block ? bump.block->size : 0;
	bump.at = bump.block ? bump.block->data : NULL;
	bump.end = bump.block ? bump.at + bump.block->size : NULL;
	redzone_close(bump.at, bump.used);
}

jmp_buf *
bump_begin(size_t budget)
{
	bump.budget = budget * ZONES;
	return &bump.out;
}

void
bump_end(void)
{
	reset(1);
}

void
bump_release(void)
{
	reset(0);
}

static void
grow(size_t n)
{
	size_t size = bump.block ? bump.block->size * 2 : FIRST;
	struct bump_block *b;

	if (size < n)
		size = n;
	bump.used += size;
	if (bump.used > bump.budget)
		longjmp(bump.out, 1);
	b = mem_alloc(sizeof(*b) + size);
	b->prev = bump.block;
	b->size = size;
	bump.block = b;
	bump.at = b->data;
	bump.end = b->data + size;
	redzone_close(b->data, size);
}

/* the size of a piece, which stands before it in a red zone */
static size_t
size_of(const char *p)
{
	size_t size;

	redzone_open(p - HEAD, HEAD);
	memcpy(&size, p - HEAD, sizeof(size));
	redzone_close(p - HEAD, HEAD);
	return size;
}

static void
set_size(char *p, size_t size)
{
	redzone_open(p - HEAD, HEAD);
	memcpy(p - HEAD, &size, sizeof(size));
	redzone_close(p - HEAD, HEAD);
}

void *
bump_calloc(size_t count, size_t size)
{
	size_t n, room;
	char *p;

	if (size && count > bump.budget / size)
		longjmp(bump.out, 1);
	room = (count * size + LEAST - 1) & ~(size_t)(LEAST - 1);
	n = HEAD + room + REDZONE;
	if (n > (size_t)(bump.end - bump.at))
		grow(n);
	p = bump.at + HEAD;
	bump.at += n;
	/* with red zones, what was asked for and no byte more */
	room = REDZONE ? count * size : room;
	set_size(p, room);
	redzone_open(p, room);
	return memset(p, 0, room);
}

void *
bump_realloc(void *old, size_t size)
{
	size_t had = old ? size_of(old) : 0;
	void *p;

	if (size <= had)
		return old;
	p = bump_calloc(1, size);
	if (had)
		memcpy(p, old, had);
	return p;
}

void
bump_free(void *p)
{
	(void)p;
}
