/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "base/stem.h"
#include "base/words.h"
#include "find/language_names.h"
#include "match/give_things.h"

void
give_things_open(struct give_things *t, const struct intros *s, enum key key)
{
	*t = (struct give_things){.intros = s, .key = key};
	t->items = key == KEY_TAGS ? &s->tags : &s->places;
	t->mine = intro_terms_of(s, t->items, s->book->me);
	if (key == KEY_TAGS)
		t->stem = stem_open(s->book->set.language);
}

void
give_things_close(struct give_things *t)
{
	free(t->mine);
	free(t->v);
	if (t->stem)
		stem_close(t->stem);
	map_free(&t->job);
	arena_free(&t->arena);
	buf_free(&t->scratch);
}

/* the stem of the next word of *rest that has a meaning; empty at the end */
static struct str
next_stem(struct give_things *t, struct str *rest)
{
	struct str word;

	while (words_next(&t->scratch, &word, rest)) {
		struct str folded = buf_view(&t->scratch);

		if (!words_stop(folded))
			return t->stem ? stem_word(t->stem, folded) : folded;
	}
	return STR("");
}

static void
read_job(struct give_things *t, const struct contact *c)
{
	static const enum key keys[] = {KEY_TITLE, KEY_ORG, KEY_FIELD, KEY_ROLES};

	map_free(&t->job);
	arena_free(&t->arena);
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		const struct field *f = contact_field(c, keys[i]);

		for (uint16_t k = 0; f && k < f->n; k++) {
			struct str rest = field_text(f, k), stem;

			while ((stem = next_stem(t, &rest)).n)
				if (map_get(&t->job, stem) == MAP_NONE)
					*map_put(&t->job, arena_str(&t->arena, stem)) = 0;
		}
	}
}

bool
give_things_job(struct give_things *t, struct str text)
{
	struct str stem;

	if (!t->job_read)
		read_job(t, &t->intros->book->contact[t->who]);
	t->job_read = true;
	while ((stem = next_stem(t, &text)).n)
		if (map_get(&t->job, stem) != MAP_NONE)
			return true;
	return false;
}

static bool
is_place(const struct intros *s, uint32_t term)
{
	return s->places.start[term] != s->places.start[term + 1];
}

static int
thing_order(const void *va, const void *vb)
{
	const struct give_thing *a = va, *b = vb;

	if (a->mine != b->mine)
		return a->mine ? -1 : 1;
	if (a->rarity != b->rarity)
		return a->rarity > b->rarity ? -1 : 1;
	return (a->at > b->at) - (a->at < b->at);
}

void
give_things_read(struct give_things *t, size_t who)
{
	const struct intros *s = t->intros;
	uint32_t from = t->items->first[who], to = t->items->first[who + 1];

	t->n = t->shared = 0;
	t->who = who;
	t->job_read = false;
	for (uint32_t i = from; i < to; i++) {
		const struct item *it = &t->items->v[i];
		uint32_t term = t->items->term[it->from];
		struct str text = intro_item_text(s, it, t->key);

		if (intro_common(s, term) || (t->key == KEY_TAGS && is_place(s, term)))
			continue;
		if (t->key == KEY_TAGS && language_names_is(text))
			continue;
		if (t->key == KEY_TAGS && t->mine[term] && give_things_job(t, text))
			continue;
		t->v = mem_reserve(t->v, t->n, &t->cap, sizeof(*t->v));
		t->v[t->n++] = (struct give_thing){
			text, s->tags_and_places.rarity[term], it->value, t->mine[term],
		};
		t->shared += t->mine[term];
	}
	if (t->n)
		qsort(t->v, t->n, sizeof(*t->v), thing_order);
}
