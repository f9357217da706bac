/* SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "check/alike.h"

struct alike_count {
	struct alike key;
	size_t last; /* the last contact counted, from 1 */
};

/* true if me.md says what the key is */
static bool
declared(const struct book *b, struct str folded, struct str name)
{
	if (map_get(&b->own, folded) != MAP_NONE)
		return true;
	for (size_t i = 0; i < b->set.ngarden; i++)
		if (text_same(b->set.garden[i], name))
			return true;
	return false;
}

/* the more frequent first, then by name */
static int
order(const void *va, const void *vb)
{
	const struct alike_count *a = va, *b = vb;

	if (a->key.files != b->key.files)
		return a->key.files > b->key.files ? -1 : 1;
	return strcmp(a->key.name, b->key.name);
}

size_t
alike_keys(struct alike out[ALIKE_MAX], const struct book *b)
{
	struct alike_count *count = NULL;
	struct arena arena = {0};
	struct map keys = {0};
	size_t n = 0, cap = 0, found = 0;

	for (size_t who = 0; who < b->n; who++)
		for (size_t i = 0; i < b->contact[who].nfields; i++) {
			const struct field *f = &b->contact[who].field[i];
			char scratch[KEY_MAX];
			struct str folded;
			uint32_t at;

			if (f->key != KEY_OTHER)
				continue;
			folded = key_fold(scratch, str_of(f->name));
			if (!folded.n)
				continue;
			at = map_get(&keys, folded);
			if (at == MAP_NONE) {
				count = mem_reserve(count, n, &cap, sizeof(*count));
				count[n] = (struct alike_count){.key.name = f->name};
				at = (uint32_t)n++;
				*map_put(&keys, arena_str(&arena, folded)) = at;
			}
			/* keys with a number have been stored */
			count[at].key.files += count[at].last != who + 1; /* NOLINT(clang-analyzer-core.NullDereference) */
			count[at].last = who + 1;
		}
	if (n)
		qsort(count, n, sizeof(*count), order);
	for (size_t i = 0; i < n && found < ALIKE_MAX && count[i].key.files >= ALIKE_FILES; i++) {
		char scratch[KEY_MAX];
		struct str name = str_of(count[i].key.name);
		bool exact;

		count[i].key.near = declared(b, key_fold(scratch, name), name) ? NULL : key_near(name);
		if (!count[i].key.near)
			continue;
		count[i].key.near = key_name(key_find(str_of(count[i].key.near), NULL, &exact));
		out[found++] = count[i].key;
	}
	free(count);
	map_free(&keys);
	arena_free(&arena);
	return found;
}
