/* SPDX-License-Identifier: ISC */
#ifndef TEND_ARENA_H
#define TEND_ARENA_H

#include "base/str.h"

/*
 * An allocator that hands out many pieces and releases all of them at once. Start it as {0}. The
 * caller releases it with arena_free(). One thread at a time may use it.
 */
struct arena {
	struct arena_block *last;
	char *at, *end;
};

/* n bytes, aligned for any type, uninitialised; never NULL, not even for n == 0 */
void *arena_alloc(struct arena *, size_t n);
/*
 * an array of n items of `size` bytes, all zero; the caller makes sure that n * size does not
 * overflow
 */
void *arena_zero(struct arena *, size_t n, size_t size);
/* a copy of an array of n items of `size` bytes, likewise; v may be NULL if n is 0 */
void *arena_copy(struct arena *, const void *v, size_t n, size_t size);
/* n bytes for text and a terminating 0, unaligned, so that short texts waste nothing */
char *arena_bytes(struct arena *, size_t n);
/* a terminated copy of s that lives as long as the arena */
struct str arena_str(struct arena *, struct str s);
/* moves all pieces of `from` into `into` and leaves `from` as {0} */
void arena_join(struct arena *into, struct arena *from);
/*
 * releases all pieces and keeps one block for the next ones: for an arena that serves one contact
 * at a time, since each new block is mapped by the system
 */
void arena_clear(struct arena *);
void arena_free(struct arena *);

#endif
