/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "base/text.h"
#include "find/delicate.h"
#include "match/bridges.h"
#include "match/common_ties.h"
#include "match/distinctive_words.h"
#include "match/intro_bar.h"
#include "match/points.h"

enum { VIAS = 8 }; /* values of `via` that are compared, at most */

struct points {
	struct book *book;
	struct intros intros;
	struct distinctive_words words;
	struct bridges bridges;
	size_t with;             /* index into the book's contacts, or the book's n */
	bool owner;              /* whether `with` is the owner, with or without a file */
	struct former_orgs former; /* and the organisations of `with` */
	struct common_ties ties;
	bool *tag, *place;       /* of each thing, whether `with` has it */
	bool *home;              /* of each thing, whether it is a place of the owner */
	struct folded_set fields; /* of `with` */
	struct open_questions questions;
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

/* true if the owner lives there, too, or so many that it says nothing of the two */
static bool
is_everyday(const struct points *p, uint32_t place)
{
	return p->home[place] || intro_common(&p->intros, place);
}

static void
find_things(struct points *p, const struct items *items, const bool *shared, enum point_kind kind,
            enum key key)
{
	size_t from = items->first[p->who], to = items->first[p->who + 1], n = 0;
	struct points_thing *v = mem_alloc((to - from) * sizeof(*v));

	for (size_t i = from; i < to; i++) {
		uint32_t term = items->term[items->v[i].from];

		if (shared[term] && !(kind == POINT_PLACE && is_everyday(p, term)))
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
find_texts(struct points *p, struct folded_set *shared, enum point_kind kind, enum key key)
{
	const struct field *f = contact_field(&p->book->contact[p->who], key);
	struct folded_set added = {0};

	for (uint16_t i = 0; f && i < f->n; i++)
		if (folded_set_has(shared, field_text(f, i)) && folded_set_add(&added, field_text(f, i)))
			add_what(p, kind, field_text(f, i));
	folded_set_free(&added);
}

static void
find_orgs(struct points *p)
{
	find_texts(p, &p->former.now, POINT_ORG, KEY_ORG);
}

static void
find_fields(struct points *p)
{
	find_texts(p, &p->fields, POINT_FIELD, KEY_FIELD);
}

static void
find_former_orgs(struct points *p)
{
	size_t n;
	struct shared_former_org *v = former_orgs_shared(&n, &p->former, p->who);

	for (size_t i = 0; i < n; i++)
		add(p, (struct point){.kind = POINT_ORG_BEFORE, .what = v[i].org, .who = v[i].who});
	free(v);
}

static void
find_acquaintances(struct points *p)
{
	uint32_t who[COMMON_TIES_MAX];
	size_t n = common_ties_of(who, &p->ties, p->who);

	for (size_t i = 0; i < n; i++)
		add(p, (struct point){.kind = POINT_ACQUAINTANCE, .who = who[i]});
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

	if (p->with == p->book->n || p->book->contact[p->who].inactive)
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

/* true if a word is a point already */
static bool
is_found(const struct points *p, struct str word)
{
	for (size_t i = 0; i < p->n; i++)
		if (p->v[i].kind == POINT_WORD && text_same(p->v[i].what, word))
			return true;
	return false;
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
	for (size_t i = 0; i < n; i++)
		if (!is_found(p, tag[i]))
			add_word(p, tag[i]);
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

/* true if a value of `via` has the same words as a text, or names the same contact */
static bool
is_via(struct book *book, const struct field *via, struct str text, size_t one)
{
	for (uint16_t i = 0; i < via->n && i < VIAS; i++)
		if (text_same(text, field_text(via, i)) ||
		    (one < book->n && one == book_find(book, field_target(via, i))))
			return true;
	return false;
}

static void
find_via(struct points *p)
{
	struct book *book = p->book;
	const struct field *a = contact_field(&book->contact[p->who], KEY_VIA), *b;

	if (!a || p->with == book->n || !(b = contact_field(&book->contact[p->with], KEY_VIA)))
		return;
	for (uint16_t i = 0; i < a->n && i < VIAS; i++) {
		size_t one = book_find(book, field_target(a, i));

		if (is_via(book, b, field_text(a, i), one))
			add(p, (struct point){.kind = POINT_VIA, .who = one, .what = field_text(a, i)});
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

/* if all else fails: what matters to them */
static void
ask_about_theirs(struct points *p)
{
	const struct contact *c = &p->book->contact[p->who];
	struct point point = {.kind = POINT_QUESTION, .who = p->who, .quoted = true, .missing = KEY_OTHER};

	point.what = open_questions_theirs(&p->questions, c);
	if (point.what.n)
		add(p, point);
}

static void
find_questions(struct points *p)
{
	ask_about(p, p->who);
	if (!p->owner)
		ask_about(p, p->with);
	if (!p->n && !p->book->contact[p->who].inactive)
		ask_about_theirs(p);
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

static void
find_all(struct points *p)
{
	static void (*const find[])(struct points *) = {
		[POINT_PASSION] = find_passions, [POINT_ORG] = find_orgs,
		[POINT_ORG_BEFORE] = find_former_orgs, [POINT_PLACE] = find_places,
		[POINT_FIELD] = find_fields, [POINT_ACQUAINTANCE] = find_acquaintances,
		[POINT_NEED] = find_needs, [POINT_WORD] = find_words, [POINT_VIA] = find_via,
	};

	for (size_t i = POINT_PASSION; i < sizeof(find) / sizeof(find[0]); i++)
		find[i](p);
	if (!p->n && !p->book->contact[p->who].inactive)
		find_bridges(p);
	find_questions(p);
}

void
points_of(const struct point **out, size_t *n, struct points *p, size_t who)
{
	const char *apart = p->owner ? NULL : intro_apart(&p->intros, who, p->with);

	p->n = 0;
	p->who = who;
	if (apart)
		add_what(p, POINT_CAREFUL, str_of(apart));
	else
		find_all(p);
	*out = p->v;
	*n = p->n;
}

struct points *
points_open(struct book *b, const struct people *people, size_t with,
            struct former_org *former, size_t n, day today)
{
	struct points *p = mem_zero(1, sizeof(*p));
	const struct field *fields;

	*p = (struct points){.book = b, .with = with, .owner = with == b->n || b->contact[with].me};
	intro_open(&p->intros, b, INTRO_LISTS, today);
	distinctive_words_open(&p->words, b, people, with, POINTS_FEW);
	bridges_open(&p->bridges, &p->intros, with);
	p->tag = intro_terms_of(&p->intros, &p->intros.tags, with);
	p->place = intro_terms_of(&p->intros, &p->intros.places, with);
	p->home = intro_terms_of(&p->intros, &p->intros.places, b->me);
	former_orgs_open(&p->former, b, with, former, n);
	common_ties_open(&p->ties, &p->intros, with, today);
	open_questions_open(&p->questions, b->set.language, today);
	fields = with < b->n ? contact_field(&b->contact[with], KEY_FIELD) : NULL;
	for (uint16_t i = 0; fields && i < fields->n; i++)
		folded_set_add(&p->fields, field_text(fields, i));
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
	free(p->home);
	common_ties_close(&p->ties);
	former_orgs_close(&p->former);
	folded_set_free(&p->fields);
	open_questions_close(&p->questions);
	free(p->v);
	free(p);
}
