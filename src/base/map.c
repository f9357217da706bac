/* SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/mem.h"

struct map_slot {
	struct str key; /* p == NULL: a free slot */
	uint32_t hash, value;
};

uint32_t
map_hash(struct str s)
{
	uint32_t h = 2166136261u;

	for (size_t i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.p[i]) * 16777619u;
	return h;
}

/* the slot of key, or the free one where it belongs; cap is a power of two */
static struct map_slot *
map_find(const struct map *m, struct str key, uint32_t hash)
{
	for (size_t i = hash;; i++) {
		struct map_slot *s = &m->slot[i & (m->cap - 1)];

		if (!s->key.p || (s->hash == hash && str_eq(s->key, key)))
			return s;
	}
}

static void
map_resize(struct map *m, size_t cap)
{
	struct map old = *m;

	m->cap = cap;
	/*
	 * not calloc(): reading fresh pages before writing them costs a second page fault on each
	 * processor
	 */
	m->slot = mem_alloc(cap * sizeof(*m->slot));
	memset(m->slot, 0, cap * sizeof(*m->slot));
	for (size_t i = 0; i < old.cap; i++)
		if (old.slot[i].key.p)
			*map_find(m, old.slot[i].key, old.slot[i].hash) = old.slot[i];
	free(old.slot);
}

void
map_reserve(struct map *m, size_t n)
{
	size_t cap = m->cap ? m->cap : 64;

	while (n * 4 >= cap * 3)
		cap *= 2;
	if (cap > m->cap)
		map_resize(m, cap);
}

uint32_t
map_get(const struct map *m, struct str key)
{
	struct map_slot *s;

	if (!m->n)
		return MAP_NONE;
	s = map_find(m, key, map_hash(key));
	return s->key.p ? s->value : MAP_NONE;
}

uint32_t *
map_put(struct map *m, struct str key)
{
	struct map_slot *s;
	uint32_t hash = map_hash(key);

	if (m->n * 4 >= m->cap * 3)
		map_resize(m, m->cap ? m->cap * 2 : 64);
	s = map_find(m, key, hash);
	if (!s->key.p) {
		s->key = key.p ? key : STR("");
		s->hash = hash;
		s->value = MAP_NONE;
		m->n++;
	}
	return &s->value;
}

void
map_add(struct map *m, const struct map *other)
{
	map_reserve(m, m->n + other->n);
	for (size_t i = 0; i < other->cap; i++)
		if (other->slot[i].key.p)
			*map_put(m, other->slot[i].key) = other->slot[i].value;
}

void
map_free(struct map *m)
{
	free(m->slot);
	*m = (struct map){0};
}
