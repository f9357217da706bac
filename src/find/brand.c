/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "base/text.h"
#include "base/words.h"
#include "find/brand.h"
#include "find/terms.h"

/* a spelling, a phrase or a group of phrases, and the number of people who use it */
struct brand_said {
	struct str text;   /* a spelling as written, a phrase folded */
	uint32_t in;       /* the phrase of a spelling, the group of a phrase */
	uint32_t people;
	uint32_t last;     /* the last person counted, plus 1, so that each counts once */
	uint32_t best;     /* the commonest spelling of a phrase */
};

struct brand_tally {
	struct brand_said *v;
	size_t n, cap;
	struct map map;
};

struct brand_reader {
	const struct book *book;
	struct arena *arena;
	struct terms terms;
	uint32_t *df;     /* for each term, the number of people whose phrases have it */
	uint32_t *of_term; /* for each term its group, or MAP_NONE */
	struct brand_tally spellings, phrases, groups;
	struct map lone;  /* the groups of phrases that have only stop words */
	struct buf scratch;
	uint32_t people;  /* number of people who know the owner for anything */
};

/* counts a person for s, once */
static void
count(struct brand_said *s, size_t who)
{
	s->people += s->last != who + 1;
	s->last = (uint32_t)who + 1;
}

/* adds a new one within `in` and returns its number */
static uint32_t
add(struct brand_tally *t, struct str text, uint32_t in)
{
	t->v = mem_reserve(t->v, t->n, &t->cap, sizeof(*t->v));
	t->v[t->n] = (struct brand_said){.text = text, .in = in};
	return (uint32_t)t->n++;
}

/* counts the people of each term; contacts come in the order of the items */
static void
count_terms(struct brand_reader *r, const struct items *items, const bool *counts)
{
	uint32_t *seen = mem_zero(r->terms.n, sizeof(*seen));

	r->df = mem_zero(r->terms.n, sizeof(*r->df));
	for (size_t i = 0; i < items->n; i++)
		for (uint32_t k = 0; k < items->v[i].n; k++) {
			uint32_t t = items->term[items->v[i].from + k], who = items->v[i].who + 1;

			if (!counts[who - 1] || seen[t] == who)
				continue;
			seen[t] = who;
			r->df[t]++;
		}
	free(seen);
}

/* the word of a phrase that most people's phrases have, as a term; MAP_NONE if there is none */
static uint32_t
main_term(struct brand_reader *r, struct str phrase)
{
	uint32_t best = MAP_NONE;
	struct str word;

	while (words_next(&r->scratch, &word, &phrase)) {
		uint32_t t = map_get(&r->terms.words, buf_view(&r->scratch));

		/* numbers from terms.n on are stop words */
		if (t < r->terms.n && (best == MAP_NONE || r->df[t] > r->df[best]))
			best = t;
	}
	return best;
}

/* a pointer to the number of a phrase's group, MAP_NONE if it is new; `folded` must live on */
static uint32_t *
group_of(struct brand_reader *r, struct str phrase, struct str folded)
{
	uint32_t t = main_term(r, phrase);

	return t == MAP_NONE ? map_put(&r->lone, folded) : &r->of_term[t];
}

static struct str
fold(struct brand_reader *r, struct str text)
{
	return arena_str(r->arena, text_folded(&r->scratch, text));
}

/* finds or adds a spelling, with its phrase and group; MAP_NONE for a text that shows nothing */
static uint32_t
spelling(struct brand_reader *r, struct str text)
{
	uint32_t n = map_get(&r->spellings.map, text), *phrase, *group;
	struct str folded;

	if (n != MAP_NONE)
		return n;
	folded = fold(r, text);
	if (!folded.n)
		return MAP_NONE;
	phrase = map_put(&r->phrases.map, folded);
	if (*phrase == MAP_NONE) {
		group = group_of(r, text, folded);
		if (*group == MAP_NONE)
			*group = add(&r->groups, STR(""), 0);
		*phrase = add(&r->phrases, folded, *group);
	}
	n = add(&r->spellings, text, *phrase);
	*map_put(&r->spellings.map, text) = n;
	return n;
}

static void
read_person(struct brand_reader *r, size_t who)
{
	const struct field *f = contact_field(&r->book->contact[who], KEY_KNOWN_FOR);
	bool any = false;

	for (uint16_t i = 0; f && i < f->n; i++) {
		uint32_t s = spelling(r, field_text(f, i)), p;

		if (s == MAP_NONE)
			continue;
		p = r->spellings.v[s].in;
		count(&r->spellings.v[s], who);
		count(&r->phrases.v[p], who);
		count(&r->groups.v[r->phrases.v[p].in], who);
		any = true;
	}
	r->people += any;
}

/* sets the commonest spelling of each phrase; the first by bytes wins a tie */
static void
choose_spellings(struct brand_reader *r)
{
	for (size_t i = 0; i < r->phrases.n; i++)
		r->phrases.v[i].best = MAP_NONE;
	for (uint32_t i = 0; i < r->spellings.n; i++) {
		const struct brand_said *s = &r->spellings.v[i], *b;
		struct brand_said *p = &r->phrases.v[s->in];

		b = p->best == MAP_NONE ? NULL : &r->spellings.v[p->best];
		if (!b || s->people > b->people || (s->people == b->people && str_cmp(s->text, b->text) < 0))
			p->best = i;
	}
}

/*
 * by group, then the commonest first, then text_order(), which is total because the phrases differ
 * when folded
 */
static int
phrase_order(const void *va, const void *vb)
{
	const struct brand_said *a = va, *b = vb;

	if (a->in != b->in)
		return a->in < b->in ? -1 : 1;
	if (a->people != b->people)
		return a->people > b->people ? -1 : 1;
	return str_cmp(a->text, b->text);
}

static int
brand_order(const void *va, const void *vb)
{
	const struct brand *a = va, *b = vb;

	if (a->people != b->people)
		return a->people > b->people ? -1 : 1;
	return text_order(a->name, b->name);
}

/* makes a brand of each group; sorts the phrases */
static struct brand *
make_brands(struct brand_reader *r)
{
	struct brand *v = mem_zero(r->groups.n, sizeof(*v));
	struct str *way = arena_alloc(r->arena, r->phrases.n * sizeof(*way));

	choose_spellings(r);
	if (r->phrases.n)
		qsort(r->phrases.v, r->phrases.n, sizeof(*r->phrases.v), phrase_order);
	for (size_t i = 0; i < r->phrases.n; i++) {
		struct brand *b = &v[r->phrases.v[i].in];

		way[i] = r->spellings.v[r->phrases.v[i].best].text;
		if (!b->nways++)
			b->way = &way[i];
	}
	for (size_t i = 0; i < r->groups.n; i++) {
		v[i].name = v[i].way[0];
		v[i].people = r->groups.v[i].people;
		v[i].share = (int)((200ull * v[i].people + r->people) / (2ull * r->people));
	}
	return v;
}

/* marks the brands that me.md mentions */
static void
mark_mine(struct brand_reader *r, struct brand *v)
{
	const struct book *b = r->book;
	const struct field *f = b->me < b->n ? contact_field(&b->contact[b->me], KEY_KNOWN_FOR) : NULL;

	for (uint16_t i = 0; f && i < f->n; i++) {
		uint32_t group = *group_of(r, field_text(f, i), fold(r, field_text(f, i)));

		if (group != MAP_NONE)
			v[group].mine = true;
	}
}

static void
open_reader(struct brand_reader *r, const bool *counts)
{
	struct items items = {0};

	terms_open(&r->terms, r->book->set.language);
	items_read(&items, &r->terms, r->book, KEY_KNOWN_FOR, false);
	count_terms(r, &items, counts);
	items_free(&items);
	r->of_term = mem_alloc(r->terms.n * sizeof(*r->of_term));
	for (uint32_t t = 0; t < r->terms.n; t++)
		r->of_term[t] = MAP_NONE;
}

static void
close_reader(struct brand_reader *r)
{
	terms_close(&r->terms);
	free(r->df);
	free(r->of_term);
	free(r->spellings.v);
	free(r->phrases.v);
	free(r->groups.v);
	map_free(&r->spellings.map);
	map_free(&r->phrases.map);
	map_free(&r->lone);
	buf_free(&r->scratch);
}

void
brand_find(struct brand **out, size_t *n, const struct book *b, const struct people *people, struct arena *arena)
{
	struct brand_reader r = {.book = b, .arena = arena};
	bool *counts = mem_zero(b->n, sizeof(*counts));

	for (size_t i = 0; i < people->n; i++)
		counts[people->who[i]] = !b->contact[people->who[i]].me && !b->contact[people->who[i]].inactive;
	open_reader(&r, counts);
	for (size_t i = 0; i < b->n; i++)
		if (counts[i])
			read_person(&r, i);
	*out = make_brands(&r);
	*n = r.groups.n;
	mark_mine(&r, *out);
	if (*n)
		qsort(*out, *n, sizeof(**out), brand_order);
	close_reader(&r);
	free(counts);
}
