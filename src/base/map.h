/* SPDX-License-Identifier: ISC */
#ifndef TEND_MAP_H
#define TEND_MAP_H

#include <stdint.h>

#include "base/str.h"

#define MAP_NONE UINT32_MAX

/*
 * A hash table from strings to numbers. Start it as {0}. Keys are not copied: they must outlive the
 * map. A key has less than 4 GiB.
 */
struct map {
	struct map_slot *slot;
	size_t n, cap;
};

/* the number of `key`, or MAP_NONE */
uint32_t map_get(const struct map *, struct str key);
/*
 * A pointer to the number of `key`; a new key is added with MAP_NONE. Valid until the next
 * map_put().
 */
uint32_t *map_put(struct map *, struct str key);
/* reserves capacity for n keys in total */
void map_reserve(struct map *, size_t n);
/* adds all of another map; its keys are not copied either */
void map_add(struct map *, const struct map *);
void map_free(struct map *);

/* FNV-1a, 32 bits (Fowler, Noll, Vo): the same value on every machine */
uint32_t map_hash(struct str);

#endif
