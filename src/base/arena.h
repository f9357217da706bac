/* SPDX-License-Identifier: ISC */
#ifndef TEND_ARENA_H
#define TEND_ARENA_H

#include "base/str.h"

/*
 * Memory that is taken piece by piece and given back all at once. Start it
 * as {0}. Not for two threads at a time.
 */
struct arena {
	struct arena_block *last;
	char *at, *end;
};

/* n bytes, aligned for any type, uninitialised; never NULL, also for 0 */
void *arena_alloc(struct arena *, size_t n);
/* n items of `size` bytes, all zero */
void *arena_zero(struct arena *, size_t n, size_t size);
/* n bytes for text, with a 0 behind them, without alignment: many short ones take no more than their bytes */
char *arena_bytes(struct arena *, size_t n);
/* a copy of s that lives as long as the arena, with a 0 behind it */
struct str arena_str(struct arena *, struct str s);
/* moves everything of `from` into `into`; `from` is then empty */
void arena_join(struct arena *into, struct arena *from);
void arena_free(struct arena *);

#endif
