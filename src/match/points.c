/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "base/text.h"
#include "find/delicate.h"
#include "match/bridges.h"
#include "match/distinctive_words.h"
#include "match/intro_bar.h"
#include "match/points.h"
#include "names/no_org.h"

enum { VIAS = 8 }; /* values of `via` that are compared, at most */

/* folded texts, in an arena of their own */
struct texts {
	struct map map;
	struct arena arena;
	struct buf scratch;
};

struct points {
	struct book *book;
	struct intros intros;
	struct distinctive_words words;
	struct bridges bridges;
	size_t with;             /* index into the book's contacts, or the book's n */
	bool owner;              /* whether `with` is the owner, with or without a file */
	const struct points_former_org *former; /* by id, then by name */
	size_t nformer;
	bool *tag, *place;       /* of each thing, whether `with` has it */
	struct texts orgs, former_orgs, fields; /* of `with` */
	struct open_questions questions;
	day today;
	uint32_t *entries;       /* of each contact: 1 + its done entries; 0: not counted */
	struct point *v;         /* the points found so far for `who` */
	size_t n, cap;
	size_t who;
};

static const struct str kinds[] = {
	[POINT_CAREFUL] = STR_INIT("careful"),
	[POINT_PASSION] = STR_INIT("passion"), [POINT_ORG] = STR_INIT("org"),
	[POINT_ORG_BEFORE] = STR_INIT("org-before"), [POINT_PLACE] = STR_INIT("place"),
	[POINT_FIELD] = STR_INIT("field"), [POINT_ACQUAINTANCE] = STR_INIT("acquaintance"),
	[POINT_NEED] = STR_INIT("need"), [POINT_WORD] = STR_INIT("word"),
	[POINT_VIA] = STR_INIT("via"), [POINT_BRIDGE] = STR_INIT("bridge"),
	[POINT_QUESTION] = STR_INIT("question"),
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

/* adds a point that is one text */
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
		if (key != KEY_ORG || !no_org(field_text(f, i)))
			texts_add(t, field_text(f, i));
}

/* --- passions and places: each value is one term --- */

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

/* true if either has a sentence with the words, or on the passion, that calls for care or silence */
static bool
is_delicate(struct points *p, struct str text)
{
	struct cues *cues = &p->questions.cues;
	const struct contact *c = p->book->contact;

	return delicate_in(cues, &c[p->who], text) ||
	       (p->with < p->book->n && delicate_in(cues, &c[p->with], text));
}

static void
find_things(struct points *p, const struct items *items, const bool *shared, enum point_kind kind,
            enum key key)
{
	size_t from = items->first[p->who], to = items->first[p->who + 1], n = 0;
	struct points_thing *v = mem_alloc((to - from) * sizeof(*v));

	for (size_t i = from; i < to; i++) {
		uint32_t term = items->term[items->v[i].from];

		if (shared[term])
			v[n++] = (struct points_thing){p->intros.tags_and_places.rarity[term], &items->v[i]};
	}
	if (n)
		qsort(v, n, sizeof(*v), thing_order);
	for (size_t i = 0; i < n; i++) {
		struct str text = intro_item_text(&p->intros, v[i].item, key);

		if (kind != POINT_PASSION || !is_delicate(p, text))
			add_what(p, kind, text);
	}
	free(v);
}

static void
find_passions(struct points *p)
{
	find_things(p, &p->intros.tags, p->tag, POINT_PASSION, KEY_TAGS);
}

static void
find_places(struct points *p)
{
	find_things(p, &p->intros.places, p->place, POINT_PLACE, KEY_PLACE);
}

/* --- organisations and fields --- */

static void
find_texts(struct points *p, struct texts *shared, enum point_kind kind, enum key key)
{
	const struct field *f = contact_field(&p->book->contact[p->who], key);
	struct texts added = {0};

	for (uint16_t i = 0; f && i < f->n; i++) {
		if (!texts_has(shared, field_text(f, i)) || texts_has(&added, field_text(f, i)))
			continue;
		texts_add(&added, field_text(f, i));
		add_what(p, kind, field_text(f, i));
	}
	texts_free(&added);
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
former_order(const void *va, const void *vb)
{
	const struct points_former_org *a = va, *b = vb;
	int order = str_cmp(a->id, b->id);

	return order ? order : text_order(a->org, b->org);
}

/* the index of the first former organisation of a contact */
static size_t
former_first(const struct points *p, struct str id)
{
	size_t low = 0, high = p->nformer;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (str_cmp(p->former[mid].id, id) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* adds the former organisations of a contact, without those in `now` */
static void
add_former(struct texts *out, const struct points *p, size_t who, struct texts *now)
{
	struct str id = p->book->contact[who].id;

	for (size_t i = former_first(p, id); i < p->nformer && str_eq(p->former[i].id, id); i++)
		if (!texts_has(now, p->former[i].org))
			texts_add(out, p->former[i].org);
}

/* adds an organisation that was one of `who` before, or of both if that is the book's n */
static void
add_former_org(struct points *p, struct str org, size_t who)
{
	add(p, (struct point){.kind = POINT_ORG_BEFORE, .what = org, .who = who});
}

/* organisations of one of the two now and of the other before, then of both before */
static void
find_former_orgs(struct points *p)
{
	const struct contact *c = &p->book->contact[p->who];
	const struct field *f = contact_field(c, KEY_ORG);
	struct texts now = {0}, added = {0};

	add_field(&now, c, KEY_ORG);
	for (uint16_t i = 0; f && i < f->n; i++)
		if (texts_has(&p->former_orgs, field_text(f, i)) &&
		    !texts_has(&added, field_text(f, i))) {
			texts_add(&added, field_text(f, i));
			add_former_org(p, field_text(f, i), p->with);
		}
	for (size_t i = former_first(p, c->id), n = p->nformer;
	     i < n && str_eq(p->former[i].id, c->id); i++) {
		struct str org = p->former[i].org;
		bool theirs = texts_has(&p->orgs, org);

		if (texts_has(&now, org) || texts_has(&added, org) ||
		    !(theirs || texts_has(&p->former_orgs, org)))
			continue;
		texts_add(&added, org);
		add_former_org(p, org, theirs ? p->who : p->book->n);
	}
	texts_free(&now);
	texts_free(&added);
}

/* --- acquaintances --- */

static uint32_t
entries_of(struct points *p, size_t who)
{
	const struct body *body = &p->book->contact[who].body;

	if (!p->entries[who]) {
		p->entries[who] = 1;
		for (uint32_t i = 0; i < body->nentries; i++)
			p->entries[who] += entry_counts(&body->entry[i], p->today);
	}
	return p->entries[who];
}

/* adds a contact to the best-known ones; contacts come by id: among equals the first stays */
static void
keep_known(struct points *p, uint32_t *best, size_t *n, uint32_t who)
{
	size_t i = *n < POINTS_ACQUAINTANCES ? (*n)++ : POINTS_ACQUAINTANCES;

	for (; i && entries_of(p, best[i - 1]) < entries_of(p, who); i--)
		if (i < POINTS_ACQUAINTANCES)
			best[i] = best[i - 1];
	if (i < POINTS_ACQUAINTANCES)
		best[i] = who;
}

static void
find_acquaintances(struct points *p)
{
	const struct graph *g = &p->intros.ties.tied;
	uint32_t best[POINTS_ACQUAINTANCES];
	size_t n = 0;

	for (uint32_t i = g->start[p->who]; i < g->start[p->who + 1]; i++) {
		const struct contact *c = &p->book->contact[g->to[i]];

		if (!c->me && !c->inactive && (p->owner || graph_has(g, g->to[i], p->with)) &&
		    !intro_foes(&p->intros, p->who, g->to[i]))
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
		.what = intro_item_text(&p->intros, fit->need, KEY_NEEDS),
		.giver = fit->offer->who,
		.other = intro_item_text(&p->intros, fit->offer, KEY_OFFERS),
	});
}

static void
find_needs(struct points *p)
{
	struct intro pair;

	if (p->with == p->book->n)
		return;
	pair = intro_pair(&p->intros, p->who, p->with);
	if (pair.ab.share > 0)
		add_need(p, &pair.ab);
	if (pair.ba.share > 0)
		add_need(p, &pair.ba);
}

/* adds a word, unless either file has it in a sentence that calls for care or silence */
static void
add_word(struct points *p, struct str word)
{
	if (!is_delicate(p, word))
		add_what(p, POINT_WORD, word);
}

/* tags of one that the notes of the other have */
static void
add_tag_words(struct points *p)
{
	const struct contact *a = &p->book->contact[p->who], *b = &p->book->contact[p->with];
	struct str tag[2 * POINTS_WORDS];
	size_t n;

	if (p->with == p->book->n)
		return;
	n = tag_words_of(tag, POINTS_WORDS, a, b);
	n += tag_words_of(tag + n, POINTS_WORDS, b, a);
	for (size_t i = 0; i < n; i++) {
		bool found = false;

		for (size_t k = 0; k < p->n && !found; k++)
			found = p->v[k].kind == POINT_WORD && text_same(p->v[k].what, tag[i]);
		if (!found)
			add_word(p, tag[i]);
	}
}

static void
find_words(struct points *p)
{
	struct str word[POINTS_WORDS];
	size_t n = distinctive_words_of(word, POINTS_WORDS, &p->words, p->who);

	for (size_t i = 0; i < n; i++)
		add_word(p, word[i]);
	add_tag_words(p);
}

/* values of `via` with the same words, or that name the same contact */
static void
find_via(struct points *p)
{
	const struct field *a = contact_field(&p->book->contact[p->who], KEY_VIA), *b;
	struct book *book = p->book;

	if (!a || p->with == book->n || !(b = contact_field(&book->contact[p->with], KEY_VIA)))
		return;
	for (uint16_t i = 0; i < a->n && i < VIAS; i++) {
		size_t one = book_find(book, field_target(a, i));
		struct str text = field_text(a, i);
		bool same = false;

		for (uint16_t k = 0; k < b->n && k < VIAS && !same; k++)
			same = text_same(text, field_text(b, k)) ||
			       (one < book->n && one == book_find(book, field_target(b, k)));
		if (same)
			add(p, (struct point){.kind = POINT_VIA, .who = one, .what = text});
	}
}

/* --- questions --- */

static void
ask_about(struct points *p, size_t who)
{
	struct open_question q[OPEN_QUESTIONS];
	size_t n = open_questions_of(q, &p->questions, &p->book->contact[who]);

	for (size_t i = 0; i < n; i++)
		add(p, (struct point){.kind = POINT_QUESTION, .who = who, .what = q[i].what,
		                      .missing = q[i].missing, .sad = q[i].sad,
		                      .asked = q[i].asked});
}

static void
find_questions(struct points *p)
{
	ask_about(p, p->who);
	if (!p->owner)
		ask_about(p, p->with);
	if (!p->n && !p->book->contact[p->who].inactive)
		add(p, (struct point){.kind = POINT_QUESTION, .who = p->who, .missing = KEY_OTHER});
}

static void
find_bridges(struct points *p)
{
	struct bridge bridge[BRIDGES_MAX];
	size_t n = bridges_find(bridge, &p->bridges, p->who);

	for (size_t i = 0; i < n; i++)
		add(p, (struct point){
			.kind = POINT_BRIDGE,
			.who = bridge[i].who,
			.what = intro_item_text(&p->intros, bridge[i].a, KEY_TAGS),
			.other = intro_item_text(&p->intros, bridge[i].b, KEY_TAGS),
		});
}

void
points_of(const struct point **out, size_t *n, struct points *p, size_t who)
{
	static void (*const find[])(struct points *) = {
		[POINT_PASSION] = find_passions, [POINT_ORG] = find_orgs,
		[POINT_ORG_BEFORE] = find_former_orgs, [POINT_PLACE] = find_places,
		[POINT_FIELD] = find_fields, [POINT_ACQUAINTANCE] = find_acquaintances,
		[POINT_NEED] = find_needs, [POINT_WORD] = find_words, [POINT_VIA] = find_via,
	};
	const char *apart;

	p->n = 0;
	p->who = who;
	if (!p->owner && (apart = intro_apart(&p->intros, who, p->with))) {
		add_what(p, POINT_CAREFUL, str_of(apart));
		*out = p->v;
		*n = p->n;
		return;
	}
	for (size_t i = POINT_PASSION; i < sizeof(find) / sizeof(find[0]); i++)
		find[i](p);
	if (!p->n)
		find_bridges(p);
	find_questions(p);
	*out = p->v;
	*n = p->n;
}

struct points *
points_open(struct book *b, const struct people *people, size_t with,
            struct points_former_org *former, size_t n, day today)
{
	struct points *p = mem_zero(1, sizeof(*p));

	*p = (struct points){.book = b, .with = with, .today = today};
	p->former = former;
	p->nformer = n;
	p->owner = with == b->n || b->contact[with].me;
	if (n)
		qsort(former, n, sizeof(*former), former_order);
	intro_open(&p->intros, b, INTRO_LISTS, today);
	distinctive_words_open(&p->words, b, people, with, POINTS_FEW);
	bridges_open(&p->bridges, &p->intros, with);
	p->tag = intro_terms_of(&p->intros, &p->intros.tags, with);
	p->place = intro_terms_of(&p->intros, &p->intros.places, with);
	p->entries = mem_zero(b->n, sizeof(*p->entries));
	open_questions_open(&p->questions, b->set.language, today);
	if (with == b->n)
		return p;
	add_field(&p->orgs, &b->contact[with], KEY_ORG);
	add_field(&p->fields, &b->contact[with], KEY_FIELD);
	add_former(&p->former_orgs, p, with, &p->orgs);
	return p;
}

void
points_close(struct points *p)
{
	intro_close(&p->intros);
	distinctive_words_close(&p->words);
	bridges_close(&p->bridges);
	free(p->tag);
	free(p->place);
	free(p->entries);
	texts_free(&p->orgs);
	texts_free(&p->former_orgs);
	texts_free(&p->fields);
	open_questions_close(&p->questions);
	free(p->v);
	free(p);
}
