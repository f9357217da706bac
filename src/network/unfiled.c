/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "base/text.h"
#include "network/unfiled.h"

/* reads the stems of all files, including notes, which are link targets and not people */
static void
read_files(struct unfiled *h, const struct book *b)
{
	for (size_t i = 0; i < b->files.n; i++) {
		*map_put(&h->files, arena_str(&h->arena, text_folded(&h->folded, b->files.file[i].id))) = 1;
	}
}

/* folds a name into h->folded, and writes its display form to h->scratch */
static struct str
fold(struct unfiled *h, struct str name)
{
	link_value(&h->scratch, name);
	return text_folded(&h->folded, str_trim(buf_view(&h->scratch)));
}

size_t
unfiled_find(struct unfiled *h, struct str name)
{
	uint32_t i = map_get(&h->map, fold(h, name));

	return i == MAP_NONE ? h->n : i;
}

size_t
unfiled_add(struct unfiled *h, struct book *b, struct str name)
{
	struct str folded;
	uint32_t i;

	if (!h->files.n)
		read_files(h, b);
	folded = fold(h, name);
	i = map_get(&h->map, folded);
	if (i != MAP_NONE)
		return b->n + i;
	if (!folded.n || map_get(&h->files, folded) != MAP_NONE || names_find(&b->names, folded).n)
		return SIZE_MAX;
	h->name = mem_reserve(h->name, h->n, &h->cap, sizeof(*h->name));
	h->name[h->n] = arena_str(&h->arena, str_trim(buf_view(&h->scratch)));
	h->fold = mem_reserve(h->fold, h->n, &h->fold_cap, sizeof(*h->fold));
	h->fold[h->n] = arena_str(&h->arena, folded);
	*map_put(&h->map, h->fold[h->n]) = (uint32_t)h->n;
	return b->n + h->n++;
}

void
unfiled_free(struct unfiled *h)
{
	free(h->name);
	free(h->fold);
	map_free(&h->map);
	map_free(&h->files);
	buf_free(&h->scratch);
	buf_free(&h->folded);
	arena_free(&h->arena);
	*h = (struct unfiled){0};
}
