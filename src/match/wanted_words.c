/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "base/words.h"
#include "match/wanted_words.h"

enum { OTHER, WANTED, UNREAD /* wanted until an item has it */ };

void
wanted_words_open(struct wanted_words *w, struct terms *t, const struct items *needs)
{
	*w = (struct wanted_words){.terms = t, .n = t->n, .of = mem_zero(t->n, sizeof(*w->of))};
	for (size_t i = 0; i < needs->n; i++)
		for (uint32_t k = 0; k < needs->v[i].n; k++)
			w->of[needs->term[needs->v[i].from + k]] = true;
	for (size_t i = 0; i < t->ncommon; i++)
		w->of[t->common[i]] = false;
	/* a role stands where any of its names ends */
	for (size_t i = 0; i < t->nnames; i++)
		if (w->of[t->name[i].role])
			w->of[t->name[i].last] = true;
}

void
wanted_words_close(struct wanted_words *w)
{
	free(w->of);
	map_free(&w->words);
	arena_free(&w->arena);
	buf_free(&w->scratch);
}

static uint32_t
look_up(struct wanted_words *w, struct str folded)
{
	uint32_t term = terms_find(w->terms, folded), related = terms_related(w->terms, folded);

	if ((term < w->n && w->of[term]) || (related < w->n && w->of[related]))
		return WANTED;
	return terms_unread(w->terms, folded) ? UNREAD : OTHER;
}

bool
wanted_words_in(struct wanted_words *w, struct str text)
{
	uint32_t found = OTHER;
	struct str word;

	while (found == OTHER && words_next(&w->scratch, &word, &text)) {
		struct str folded = buf_view(&w->scratch);

		found = map_get(&w->words, folded);
		if (found == UNREAD)
			found = *map_put(&w->words, folded) = look_up(w, folded);
		else if (found == MAP_NONE)
			found = *map_put(&w->words, arena_str(&w->arena, folded)) = look_up(w, folded);
	}
	return found != OTHER;
}
