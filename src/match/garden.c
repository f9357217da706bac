/* SPDX-License-Identifier: ISC */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/text.h"
#include "find/terms.h"
#include "match/garden.h"

/* one spelling of a kind; a person is numbered from 1 */
struct garden_spelling {
	struct str text;
	uint32_t kind, people;
	uint32_t last; /* the last person counted, or 0 */
};

/* a kind while it is counted */
struct garden_note {
	uint32_t last; /* the last person counted, or 0 */
	uint32_t best; /* the commonest spelling, or MAP_NONE */
};

struct garden_reader {
	struct garden_bed *bed;
	struct arena *arena;
	struct garden_spelling *spelling;
	size_t n, cap;
	struct garden_note *note; /* of each kind */
	size_t note_cap;
	struct map spellings, kinds;
	struct map marks; /* folded tags, to how many of the book have them */
	size_t book;      /* the number of contacts that `marks` counts */
	struct buf scratch;
};

static const struct str decade = STR_INIT("decade");

/* true if a bed of that name is there already */
static bool
planted(const struct garden *g, struct str name)
{
	for (size_t i = 0; i < g->n; i++)
		if (str_eq(g->bed[i].ref.name, name))
			return true;
	return false;
}

static void
plant(struct garden *g, struct str key, const struct map *own)
{
	struct garden_bed b = {0};

	b.decade = text_same(key, decade);
	b.ref = b.decade ? (struct field_ref){.name = decade} : field_find(key, own);
	if (b.decade)
		b.ref.needs.keys = KEYSET(KEY_BORN) | KEYSET(KEY_BIRTHDAY);
	if (planted(g, b.ref.name))
		return;
	g->needs.keys |= b.ref.needs.keys;
	g->needs.parts |= b.ref.needs.parts;
	g->bed[g->n++] = b;
}

void
garden_open(struct garden *g, const struct settings *set, const struct map *own, struct str key)
{
	*g = (struct garden){.bed = mem_alloc((set->ngarden + 1) * sizeof(*g->bed))};
	if (key.n) {
		plant(g, key, own);
		return;
	}
	for (size_t i = 0; i < set->ngarden; i++)
		if (set->garden[i].n)
			plant(g, set->garden[i], own);
	plant(g, decade, own);
}

static bool
is_mark(const struct garden_reader *r, struct str folded)
{
	uint32_t have = map_get(&r->marks, folded);

	return have != MAP_NONE && terms_is_mark(have, r->book);
}

/* counts the tags of the whole book, to leave out those that mark notes */
static void
count_marks(struct garden_reader *r, const struct book *b)
{
	struct map last = {0};

	r->book = b->n;
	for (uint32_t who = 0; who < b->n; who++) {
		const struct field *f = contact_field(&b->contact[who], KEY_TAGS);

		contact_soon(b->contact, b->n, who + CONTACT_SOON);
		for (size_t i = 0; f && i < f->n; i++) {
			struct str folded;
			uint32_t *have, *person;

			folded = text_folded(&r->scratch, field_text(f, i));
			if (map_get(&r->marks, folded) == MAP_NONE)
				folded = arena_str(r->arena, folded);
			have = map_put(&r->marks, folded);
			person = map_put(&last, folded);
			*have = *have == MAP_NONE ? 1 : *have + (*person != who);
			*person = who;
		}
	}
	map_free(&last);
}

/* the index of a spelling, added with its kind if it is new; MAP_NONE if it folds to nothing */
static uint32_t
spell(struct garden_reader *r, struct str text)
{
	uint32_t s = map_get(&r->spellings, text), *kind;
	struct garden_bed *b = r->bed;
	struct str folded;

	if (s != MAP_NONE)
		return s;
	buf_clear(&r->scratch);
	text_fold(&r->scratch, text);
	if (!r->scratch.n || is_mark(r, buf_view(&r->scratch)))
		return MAP_NONE;
	kind = map_put(&r->kinds, arena_str(r->arena, buf_view(&r->scratch)));
	if (*kind == MAP_NONE) {
		folded = arena_str(r->arena, buf_view(&r->scratch));
		*kind = (uint32_t)b->n;
		b->kind = mem_reserve(b->kind, b->n, &b->cap, sizeof(*b->kind));
		r->note = mem_reserve(r->note, b->n, &r->note_cap, sizeof(*r->note));
		r->note[b->n] = (struct garden_note){0, MAP_NONE};
		b->kind[b->n++] = (struct garden_kind){.folded = folded};
	}
	r->spelling = mem_reserve(r->spelling, r->n, &r->cap, sizeof(*r->spelling));
	r->spelling[r->n] = (struct garden_spelling){.text = text, .kind = *kind};
	*map_put(&r->spellings, text) = (uint32_t)r->n;
	return (uint32_t)r->n++;
}

/* counts a value of a person, each kind and spelling once */
static void
count(struct garden_reader *r, struct str text, uint32_t person)
{
	uint32_t s = spell(r, text), k;
	struct garden_bed *b = r->bed;

	if (s == MAP_NONE || !r->spelling)
		return;
	k = r->spelling[s].kind;
	r->spelling[s].people += r->spelling[s].last != person;
	r->spelling[s].last = person;
	if (r->note[k].last == person)
		return;
	r->note[k].last = person;
	b->kind[k].people++;
	b->has = mem_reserve(b->has, b->nhas, &b->has_cap, sizeof(*b->has));
	b->has[b->nhas++] = k;
}

/* the decade of birth, in the arena; empty if it is unknown */
static struct str
decade_of(const struct contact *c, struct arena *arena)
{
	struct partial p = contact_partial(c, KEY_BORN);
	char scratch[16];

	if (!p.year)
		p = contact_partial(c, KEY_BIRTHDAY);
	if (!p.year)
		return STR("");
	snprintf(scratch, sizeof(scratch), "%ds", p.year / 10 * 10);
	return arena_str(arena, str_of(scratch));
}

static void
read_person(struct garden_reader *r, struct field_view *v, uint32_t person)
{
	struct field_value value;

	if (r->bed->decade) {
		count(r, decade_of(v->contact, r->arena), person);
		return;
	}
	value = field_get(&r->bed->ref, v);
	for (size_t i = 0; i < value.n; i++)
		count(r, value.text[i], person);
}

/* gives each kind its commonest spelling */
static void
choose_spellings(struct garden_reader *r)
{
	if (!r->spelling || !r->note)
		return;
	for (uint32_t i = 0; i < r->n; i++) {
		const struct garden_spelling *s = &r->spelling[i], *b;
		struct garden_note *note = &r->note[s->kind];

		b = note->best == MAP_NONE ? NULL : &r->spelling[note->best];
		if (!b || s->people > b->people ||
		    (s->people == b->people && str_cmp(s->text, b->text) < 0))
			note->best = i;
	}
	for (size_t k = 0; k < r->bed->n; k++)
		r->bed->kind[k].name = r->spelling[r->note[k].best].text;
}

/* marks the kinds that the owner has */
static void
mark_mine(struct garden_reader *r, const struct book *b, day today)
{
	struct field_view v = {.set = &b->set, .today = today, .arena = r->arena};
	struct field_value value = {0};
	struct str born;

	if (b->me == b->n)
		return;
	v.contact = &b->contact[b->me];
	born = r->bed->decade ? decade_of(v.contact, r->arena) : STR("");
	if (r->bed->decade)
		value = (struct field_value){.text = &born, .n = born.n > 0};
	else
		value = field_get(&r->bed->ref, &v);
	for (size_t i = 0; i < value.n; i++) {
		uint32_t k;

		k = map_get(&r->kinds, text_folded(&r->scratch, value.text[i]));
		if (k != MAP_NONE)
			r->bed->kind[k].mine = true;
	}
}

static void
read_bed(struct garden_bed *bed, struct garden *g, const struct book *b,
         const struct people *people, day today)
{
	struct garden_reader r = {.bed = bed, .arena = &g->arena};

	if (bed->ref.computed < 0 && bed->ref.key == KEY_TAGS && b->whole && b->n >= TERMS_BOOK)
		count_marks(&r, b);
	bed->first = mem_alloc((people->n + 1) * sizeof(*bed->first));
	for (size_t i = 0; i < people->n; i++) {
		struct field_view v = {
			.contact = &b->contact[people->who[i]],
			.set = &b->set,
			.today = today,
			.arena = &g->arena,
		};

		if (i + CONTACT_SOON < people->n)
			contact_soon(b->contact, b->n, people->who[i + CONTACT_SOON]);
		bed->first[i] = (uint32_t)bed->nhas;
		read_person(&r, &v, (uint32_t)i + 1);
		bed->people += bed->nhas > bed->first[i];
	}
	bed->first[people->n] = (uint32_t)bed->nhas;
	mark_mine(&r, b, today);
	choose_spellings(&r);
	free(r.spelling);
	free(r.note);
	map_free(&r.spellings);
	map_free(&r.kinds);
	map_free(&r.marks);
	buf_free(&r.scratch);
}

void
garden_read(struct garden *g, const struct book *b, const struct people *people, day today)
{
	for (size_t i = 0; i < g->n; i++)
		read_bed(&g->bed[i], g, b, people, today);
}

void
garden_close(struct garden *g)
{
	for (size_t i = 0; i < g->n; i++) {
		free(g->bed[i].kind);
		free(g->bed[i].has);
		free(g->bed[i].first);
	}
	free(g->bed);
	arena_free(&g->arena);
	*g = (struct garden){0};
}

void
garden_pick(struct people *people, const struct book *b, struct str tier, day since, day today)
{
	size_t kept = 0;

	for (size_t i = 0; i < people->n; i++) {
		const struct contact *c = &b->contact[people->who[i]];

		if (c->me || c->inactive || (tier.n && !text_same(contact_text(c, KEY_TIER), tier)))
			continue;
		if (since != DAY_NONE && account_of(c, &b->set, today).last < since)
			continue;
		people->who[kept++] = people->who[i];
	}
	people->n = kept;
}

double
garden_bed_effective(const struct garden_bed *b)
{
	double all = (double)b->nhas, sum = 0;

	if (!b->nhas)
		return NAN;
	for (size_t k = 0; k < b->n; k++)
		sum += b->kind[k].people * log(b->kind[k].people);
	return exp(log(all) - sum / all);
}

static int
kind_order(const void *va, const void *vb)
{
	const struct garden_kind *a = va, *b = vb;

	if (a->people != b->people)
		return a->people > b->people ? -1 : 1;
	return str_cmp(a->folded, b->folded);
}

const struct garden_kind *
garden_bed_top(const struct garden_bed *b)
{
	const struct garden_kind *top = b->n ? &b->kind[0] : NULL;

	for (size_t k = 1; k < b->n; k++)
		if (kind_order(&b->kind[k], top) < 0)
			top = &b->kind[k];
	return top;
}

int
garden_bed_share(const struct garden_bed *b, const struct garden_kind *k)
{
	return (int)((200ull * k->people + b->people) / (2ull * b->people));
}

void
garden_bed_sort(struct garden_bed *b)
{
	if (b->n)
		qsort(b->kind, b->n, sizeof(*b->kind), kind_order);
}
