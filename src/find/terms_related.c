/* SPDX-License-Identifier: ISC */
#include "base/word_root.h"
#include "find/terms.h"

void
terms_collect(struct terms *t)
{
	t->collect = true;
}

void
terms_relate(struct terms *t)
{
	t->collect = false;
	t->relate = t->roots.n > 0;
}

/* keeps the first term of a root */
static void
keep_root(struct terms *t, struct map *roots, struct str word, uint32_t term)
{
	struct str root = word_root(word);

	if (map_get(roots, root) == MAP_NONE)
		*map_put(roots, arena_str(&t->arena, root)) = term;
}

/* one of the commonest words of a language is related to none */
void
terms_keep(struct terms *t, struct str folded, uint32_t term)
{
	struct str tail;
	size_t at = 0;

	if (folded.n < WORD_ROOT_MIN || map_get(&t->own, folded) != MAP_NONE)
		return;
	*map_put(&t->own, arena_str(&t->arena, folded)) = term;
	if (map_get(&t->commons, folded) != MAP_NONE)
		return;
	keep_root(t, &t->roots, folded, term);
	while (word_tail(&tail, folded, &at))
		keep_root(t, &t->tails, tail, term);
}

uint32_t
terms_related(const struct terms *t, struct str folded)
{
	struct str tail;
	uint32_t term;
	size_t at = 0;

	if (!t->relate || folded.n < WORD_ROOT_MIN || map_get(&t->own, folded) != MAP_NONE ||
	    map_get(&t->commons, folded) != MAP_NONE)
		return MAP_NONE;
	term = map_get(&t->roots, word_root(folded));
	while (term == MAP_NONE && word_tail(&tail, folded, &at))
		term = map_get(&t->roots, word_root(tail));
	if (term == MAP_NONE)
		term = map_get(&t->tails, word_root(folded));
	return term;
}
