/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "base/text.h"
#include "match/points_bridge.h"

enum { VIAS = 8 }; /* that are looked at of one person */

static const struct str kinds[] = {
	[POINT_PASSION] = STR_INIT("passion"), [POINT_ORG] = STR_INIT("org"),
	[POINT_ORG_BEFORE] = STR_INIT("org-before"), [POINT_PLACE] = STR_INIT("place"),
	[POINT_FIELD] = STR_INIT("field"), [POINT_ACQUAINTANCE] = STR_INIT("acquaintance"),
	[POINT_NEED] = STR_INIT("need"), [POINT_WORD] = STR_INIT("word"), [POINT_VIA] = STR_INIT("via"),
	[POINT_BRIDGE] = STR_INIT("bridge"), [POINT_QUESTION] = STR_INIT("question"),
};

struct str
point_kind_name(enum point_kind kind)
{
	return kinds[kind];
}

static void
add(struct points *p, struct point point)
{
	p->v = mem_reserve(p->v, p->n, &p->cap, sizeof(*p->v));
	p->v[p->n++] = point;
}

/* a thing that is all there is to say */
static void
add_what(struct points *p, enum point_kind kind, struct str what)
{
	add(p, (struct point){.kind = kind, .what = what, .who = p->book->n});
}

static bool
texts_has(struct texts *t, struct str text)
{
	buf_clear(&t->scratch);
	text_fold(&t->scratch, text);
	return t->scratch.n && map_get(&t->map, buf_view(&t->scratch)) != MAP_NONE;
}

static void
texts_add(struct texts *t, struct str text)
{
	if (texts_has(t, text) || !t->scratch.n)
		return;
	*map_put(&t->map, arena_str(&t->arena, buf_view(&t->scratch))) = 0;
}

static void
texts_free(struct texts *t)
{
	map_free(&t->map);
	arena_free(&t->arena);
	buf_free(&t->scratch);
}

static void
add_field(struct texts *t, const struct contact *c, enum key key)
{
	const struct field *f = contact_field(c, key);

	for (uint16_t i = 0; f && i < f->n; i++)
		texts_add(t, field_text(f, i));
}

/* --- passions and places, each of which is one term --- */

static void
mark(bool *out, const struct items *items, size_t who)
{
	for (size_t i = items->first[who]; i < items->first[who + 1]; i++)
		out[items->term[items->v[i].from]] = true;
}

struct points_thing {
	double rarity;
	const struct item *item;
};

static int
thing_order(const void *va, const void *vb)
{
	const struct points_thing *a = va, *b = vb;

	if (a->rarity != b->rarity)
		return a->rarity > b->rarity ? -1 : 1;
	return (a->item > b->item) - (a->item < b->item);
}

static void
find_things(struct points *p, const struct items *items, const bool *shared, enum point_kind kind, enum key key)
{
	size_t from = items->first[p->who], to = items->first[p->who + 1], n = 0;
	struct points_thing *v = mem_alloc((to - from) * sizeof(*v));

	for (size_t i = from; i < to; i++) {
		uint32_t term = items->term[items->v[i].from];

		if (shared[term])
			v[n++] = (struct points_thing){p->s.things.rarity[term], &items->v[i]};
	}
	if (n)
		qsort(v, n, sizeof(*v), thing_order);
	for (size_t i = 0; i < n; i++)
		add_what(p, kind, intro_words(&p->s, v[i].item, key));
	free(v);
}

static void
find_passions(struct points *p)
{
	find_things(p, &p->s.tags, p->tag, POINT_PASSION, KEY_TAGS);
}

static void
find_places(struct points *p)
{
	find_things(p, &p->s.places, p->place, POINT_PLACE, KEY_PLACE);
}

/* --- organisations and fields --- */

static void
find_texts(struct points *p, struct texts *shared, enum point_kind kind, enum key key)
{
	const struct field *f = contact_field(&p->book->contact[p->who], key);
	struct texts told = {0};

	for (uint16_t i = 0; f && i < f->n; i++) {
		if (!texts_has(shared, field_text(f, i)) || texts_has(&told, field_text(f, i)))
			continue;
		texts_add(&told, field_text(f, i));
		add_what(p, kind, field_text(f, i));
	}
	texts_free(&told);
}

static void
find_orgs(struct points *p)
{
	find_texts(p, &p->orgs, POINT_ORG, KEY_ORG);
}

static void
find_fields(struct points *p)
{
	find_texts(p, &p->fields, POINT_FIELD, KEY_FIELD);
}

static int
past_order(const void *va, const void *vb)
{
	const struct past_org *a = va, *b = vb;
	int order = str_cmp(a->id, b->id);

	return order ? order : text_order(a->org, b->org);
}

/* where the past of somebody begins */
static size_t
past_first(const struct points *p, struct str id)
{
	size_t low = 0, high = p->npast;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (str_cmp(p->past[mid].id, id) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* the organisations of the past, but for those that are of the present too */
static void
add_past(struct texts *out, const struct points *p, size_t who, struct texts *now)
{
	struct str id = p->book->contact[who].id;

	for (size_t i = past_first(p, id); i < p->npast && str_eq(p->past[i].id, id); i++)
		if (!texts_has(now, p->past[i].org))
			texts_add(out, p->past[i].org);
}

/* those of one of them now and of the other before, then of both before */
static void
find_orgs_before(struct points *p)
{
	const struct contact *c = &p->book->contact[p->who];
	const struct field *f = contact_field(c, KEY_ORG);
	struct texts now = {0}, told = {0};

	add_field(&now, c, KEY_ORG);
	for (uint16_t i = 0; f && i < f->n; i++)
		if (texts_has(&p->before, field_text(f, i)) && !texts_has(&told, field_text(f, i))) {
			texts_add(&told, field_text(f, i));
			add(p, (struct point){.kind = POINT_ORG_BEFORE, .what = field_text(f, i), .who = p->with});
		}
	for (size_t i = past_first(p, c->id); i < p->npast && str_eq(p->past[i].id, c->id); i++) {
		struct str org = p->past[i].org;
		bool theirs = texts_has(&p->orgs, org);

		if (texts_has(&now, org) || texts_has(&told, org) || !(theirs || texts_has(&p->before, org)))
			continue;
		texts_add(&told, org);
		add(p, (struct point){.kind = POINT_ORG_BEFORE, .what = org, .who = theirs ? p->who : p->book->n});
	}
	texts_free(&now);
	texts_free(&told);
}

/* --- acquaintances --- */

static uint32_t
entries_of(struct points *p, size_t who)
{
	const struct body *body = &p->book->contact[who].body;

	if (!p->entries[who]) {
		p->entries[who] = 1;
		for (uint32_t i = 0; i < body->nentries; i++)
			p->entries[who] += entry_done(&body->entry[i], p->today);
	}
	return p->entries[who];
}

/* puts somebody among the best known, who are few */
static void
keep_known(struct points *p, uint32_t *best, size_t *n, uint32_t who)
{
	size_t i = *n < POINTS_ACQUAINTANCES ? (*n)++ : POINTS_ACQUAINTANCES;

	/* they come by id: of equals the first stays before */
	for (; i && entries_of(p, best[i - 1]) < entries_of(p, who); i--)
		if (i < POINTS_ACQUAINTANCES)
			best[i] = best[i - 1];
	if (i < POINTS_ACQUAINTANCES)
		best[i] = who;
}

static void
find_acquaintances(struct points *p)
{
	const struct graph *g = &p->s.ties.tied;
	uint32_t best[POINTS_ACQUAINTANCES];
	size_t n = 0;

	for (uint32_t i = g->start[p->who]; i < g->start[p->who + 1]; i++) {
		const struct contact *c = &p->book->contact[g->to[i]];

		if (!c->me && !c->inactive && (p->owner || graph_has(g, g->to[i], p->with)))
			keep_known(p, best, &n, g->to[i]);
	}
	for (size_t i = 0; i < n; i++)
		add(p, (struct point){.kind = POINT_ACQUAINTANCE, .who = best[i]});
}

/* --- needs --- */

static void
add_need(struct points *p, const struct fit *fit)
{
	add(p, (struct point){
		.kind = POINT_NEED,
		.who = fit->need->who,
		.what = intro_words(&p->s, fit->need, KEY_NEEDS),
		.giver = fit->offer->who,
		.other = intro_words(&p->s, fit->offer, KEY_OFFERS),
	});
}

static void
find_needs(struct points *p)
{
	struct intro pair;

	if (p->with == p->book->n)
		return;
	pair = intro_pair(&p->s, p->who, p->with);
	if (pair.ab.share > 0)
		add_need(p, &pair.ab);
	if (pair.ba.share > 0)
		add_need(p, &pair.ba);
}

static void
find_words(struct points *p)
{
	struct str word[POINTS_WORDS];
	size_t n = distinctive_of(word, POINTS_WORDS, &p->rare, p->who);

	for (size_t i = 0; i < n; i++)
		add_what(p, POINT_WORD, word[i]);
}

/* the same words, or the same contact */
static void
find_via(struct points *p)
{
	const struct field *a = contact_field(&p->book->contact[p->who], KEY_VIA), *b;
	struct book *book = p->book;

	if (!a || p->with == book->n || !(b = contact_field(&book->contact[p->with], KEY_VIA)))
		return;
	for (uint16_t i = 0; i < a->n && i < VIAS; i++) {
		size_t one = book_find(book, field_text(a, i));
		bool same = false;

		for (uint16_t k = 0; k < b->n && k < VIAS && !same; k++)
			same = text_same(field_text(a, i), field_text(b, k)) ||
			       (one < book->n && one == book_find(book, field_text(b, k)));
		if (same)
			add(p, (struct point){.kind = POINT_VIA, .who = one, .what = field_text(a, i)});
	}
}

/* --- questions --- */

static void
ask(struct points *p, size_t who, enum key missing)
{
	add(p, (struct point){.kind = POINT_QUESTION, .who = who, .missing = missing});
}

static void
find_questions(struct points *p)
{
	static const enum key keys[] = {KEY_PLACE, KEY_FIELD, KEY_TAGS, KEY_NEEDS};
	size_t both[] = {p->who, p->with};

	for (size_t i = 0; i < (p->owner ? 1u : 2u); i++)
		for (size_t k = 0; k < sizeof(keys) / sizeof(keys[0]); k++)
			if (!contact_field(&p->book->contact[both[i]], keys[k]))
				ask(p, both[i], keys[k]);
	if (!p->n)
		ask(p, p->who, KEY_OTHER);
}

static void
find_bridges(struct points *p)
{
	struct point bridge[POINTS_BRIDGES];
	size_t n = points_bridges(bridge, p);

	for (size_t i = 0; i < n; i++)
		add(p, bridge[i]);
}

void
points_of(const struct point **out, size_t *n, struct points *p, size_t who)
{
	static void (*const find[])(struct points *) = {
		[POINT_PASSION] = find_passions, [POINT_ORG] = find_orgs, [POINT_ORG_BEFORE] = find_orgs_before,
		[POINT_PLACE] = find_places, [POINT_FIELD] = find_fields, [POINT_ACQUAINTANCE] = find_acquaintances,
		[POINT_NEED] = find_needs, [POINT_WORD] = find_words, [POINT_VIA] = find_via,
	};

	p->n = 0;
	p->who = who;
	for (size_t i = 0; i < sizeof(find) / sizeof(find[0]); i++)
		find[i](p);
	if (!p->n)
		find_bridges(p);
	find_questions(p);
	*out = p->v;
	*n = p->n;
}

struct points *
points_open(struct book *b, const struct people *people, size_t with, struct past_org *past, size_t n, day today)
{
	struct points *p = mem_zero(1, sizeof(*p));

	*p = (struct points){.book = b, .with = with, .past = past, .npast = n, .today = today};
	p->owner = with == b->n || b->contact[with].me;
	if (n)
		qsort(past, n, sizeof(*past), past_order);
	intro_open(&p->s, b, today);
	distinctive_open(&p->rare, b, people, with, POINTS_RARE);
	p->tag = mem_zero(p->s.things.n, sizeof(*p->tag));
	p->place = mem_zero(p->s.things.n, sizeof(*p->place));
	p->theirs = mem_zero(p->s.things.n, sizeof(*p->theirs));
	p->entries = mem_zero(b->n, sizeof(*p->entries));
	p->looked = mem_zero(b->n, sizeof(*p->looked));
	if (with == b->n)
		return p;
	mark(p->tag, &p->s.tags, with);
	mark(p->place, &p->s.places, with);
	add_field(&p->orgs, &b->contact[with], KEY_ORG);
	add_field(&p->fields, &b->contact[with], KEY_FIELD);
	add_past(&p->before, p, with, &p->orgs);
	return p;
}

void
points_close(struct points *p)
{
	intro_close(&p->s);
	distinctive_close(&p->rare);
	free(p->tag);
	free(p->place);
	free(p->theirs);
	free(p->entries);
	free(p->looked);
	texts_free(&p->orgs);
	texts_free(&p->before);
	texts_free(&p->fields);
	free(p->v);
	free(p);
}
