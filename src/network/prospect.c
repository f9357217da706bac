/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "base/text.h"
#include "network/prospect.h"

/* one recommendation */
struct prospect_word {
	uint32_t about, by;
};

/* an organisation the owner admires */
struct org {
	struct str name;
	bool person;    /* it is the name of a person, not of an organisation */
	int64_t known, contacted;
	int64_t budget;   /* number of people never contacted who may still get a row */
	size_t last;    /* the last contact counted, see org_of() */
};

/* what is known about a node so far */
struct mark {
	enum prospect_how how;
	struct str what;
};

struct prospect_reader {
	struct people_graph *people;
	struct book *book;
	day today;
	struct arena *arena;
	/* for each contact: in good standing; never contacted and worth writing to */
	bool *good, *fresh;
	struct mark *mark;  /* for each node */
	struct org *org;
	size_t norgs;
	struct map orgs;    /* folded name: index into org */
	struct prospect_word *word;  /* by about, then by */
	size_t nwords, words_cap;
	struct buf scratch;
};

const char *
prospect_how_name(enum prospect_how how)
{
	static const char *const names[] = {"admired", "organisation", "recommended", "horizon", ""};

	return names[how];
}

static void
read_standings(struct prospect_reader *r)
{
	const struct book *b = r->book;

	r->good = mem_zero(b->n, sizeof(*r->good));
	r->fresh = mem_zero(b->n, sizeof(*r->fresh));
	for (size_t i = 0; i < b->n; i++) {
		struct account s;

		contact_soon(b->contact, b->n, i + CONTACT_SOON);
		if (!r->people->counts[i])
			continue;
		s = account_of(&b->contact[i], &b->set, r->today);
		r->fresh[i] = s.last == DAY_NONE || s.met_only;
		r->good[i] = !r->fresh[i] && s.net >= 0 && !account_dormant(&s, &b->set, r->today);
	}
}

/* marks a node for a row, if it can have one and has none yet */
static void
mark(struct prospect_reader *r, size_t node, enum prospect_how how, struct str what)
{
	struct mark *m;

	if (node >= r->people->n || (node < r->book->n && !r->fresh[node]))
		return;
	m = &r->mark[node];
	if (m->how == PROSPECT_NONE)
		*m = (struct mark){how, what};
}

static struct str
folded(struct prospect_reader *r, struct str text)
{
	return text_folded(&r->scratch, text);
}

/* reads what the owner admires, without duplicates; assumed to be organisations at first */
static void
read_admired(struct prospect_reader *r)
{
	const struct book *b = r->book;
	const struct field *f = b->me < b->n ? contact_field(&b->contact[b->me], KEY_ADMIRE) : NULL;

	r->org = mem_zero(f ? f->n : 1u, sizeof(*r->org));
	for (uint16_t i = 0; f && i < f->n; i++) {
		struct str name = folded(r, field_text(f, i));
		uint32_t *at;

		if (!name.n || map_get(&r->orgs, name) != MAP_NONE)
			continue;
		at = map_put(&r->orgs, arena_str(r->arena, name));
		*at = (uint32_t)r->norgs;
		r->org[r->norgs++].name = field_text(f, i);
	}
}

/*
 * the admired organisation with a name; NULL if there is none, or if it is repeated in the same
 * `turn`
 */
static struct org *
org_of(struct prospect_reader *r, struct str name, size_t turn)
{
	uint32_t at = map_get(&r->orgs, folded(r, name));
	struct org *o = at == MAP_NONE ? NULL : &r->org[at];

	if (!o || o->last == turn)
		return NULL;
	o->last = turn;
	return o;
}

/* reads the book twice: counts the people of each organisation, then marks people to write to */
static void
read_orgs(struct prospect_reader *r, bool rows)
{
	const struct book *b = r->book;

	for (size_t who = 0; who < b->n && r->norgs; who++) {
		const struct field *f = r->people->counts[who] ? contact_field(&b->contact[who], KEY_ORG) : NULL;

		for (uint16_t i = 0; f && i < f->n; i++) {
			struct org *o = org_of(r, field_text(f, i), who + 1 + (rows ? b->n : 0));

			if (o && rows && r->fresh[who] && o->budget-- > 0)
				mark(r, who, PROSPECT_ADMIRED, o->name);
			if (o && !rows) {
				o->known++;
				o->contacted += !r->fresh[who];
			}
		}
	}
}

/* marks from contacts' own files, then organisations, then people named in me.md */
static void
mark_admired(struct prospect_reader *r)
{
	struct book *b = r->book;

	for (size_t i = 0; i < b->n; i++)
		if (contact_text(&b->contact[i], KEY_ADMIRE).n)
			mark(r, i, PROSPECT_ADMIRED, contact_text(&b->contact[i], KEY_ADMIRE));
	read_orgs(r, false);
	for (size_t i = 0; i < r->norgs; i++) {
		struct org *o = &r->org[i];
		size_t node = people_graph_find(r->people, o->name);

		o->person = !o->known && node < r->people->n;
		o->budget = PROSPECT_ORG - o->contacted;
		if (o->person)
			mark(r, node, PROSPECT_ADMIRED, STR(""));
		else if (node >= b->n) /* a link without a file: marks no contact */
			mark(r, node, PROSPECT_ORGANISATION, STR(""));
	}
	read_orgs(r, true);
}

static int
word_order(const void *va, const void *vb)
{
	const struct prospect_word *a = va, *b = vb;

	if (a->about != b->about)
		return a->about < b->about ? -1 : 1;
	return (a->by > b->by) - (a->by < b->by);
}

/* reads recommendations, without duplicates and self-recommendations */
static void
read_words(struct prospect_reader *r)
{
	const struct book *b = r->book;
	size_t kept = 0;

	for (size_t who = 0; who < b->n; who++) {
		const struct field *f = r->people->counts[who] ? contact_field(&b->contact[who], KEY_RECOMMENDS) : NULL;

		for (uint16_t i = 0; f && i < f->n; i++) {
			size_t about = people_graph_find(r->people, field_target(f, i));

			if (about == r->people->n || about == who)
				continue;
			mark(r, about, PROSPECT_RECOMMENDED, STR(""));
			r->word = mem_reserve(r->word, r->nwords, &r->words_cap, sizeof(*r->word));
			r->word[r->nwords++] = (struct prospect_word){(uint32_t)about, (uint32_t)who};
		}
	}
	if (r->nwords)
		qsort(r->word, r->nwords, sizeof(*r->word), word_order);
	for (size_t i = 0; i < r->nwords; i++)
		if (!kept || word_order(&r->word[kept - 1], &r->word[i]) != 0)
			r->word[kept++] = r->word[i];
	r->nwords = kept;
}

/* fills `by` with those who recommend the person */
static void
find_recommenders(struct prospect *p, const struct prospect_reader *r)
{
	struct prospect_word key = {(uint32_t)p->node, 0};
	size_t low = 0, high = r->nwords;
	uint32_t *by;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (word_order(&r->word[mid], &key) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	for (; low + p->nby < r->nwords && r->word[low + p->nby].about == p->node; p->nby++)
		;
	p->by = by = arena_alloc(r->arena, p->nby * sizeof(*by));
	for (size_t i = 0; i < p->nby; i++)
		by[i] = r->word[low + i].by;
}

/* fills `by` with contacts in good standing tied to the person */
static void
find_ways(struct prospect *p, const struct prospect_reader *r)
{
	const struct graph *g = &r->people->graph;
	uint32_t from = g->start[p->node], to = g->start[p->node + 1], *by;

	p->by = by = arena_alloc(r->arena, (to - from) * sizeof(*by));
	for (uint32_t i = from; i < to; i++)
		if (g->to[i] < r->book->n && r->good[g->to[i]])
			by[p->nby++] = g->to[i];
}

static int
prospect_order(const void *va, const void *vb)
{
	const struct prospect *a = va, *b = vb;
	int d = str_cmp(a->name, b->name);

	if (a->how != b->how)
		return a->how < b->how ? -1 : 1;
	if (a->nby != b->nby)
		return a->nby > b->nby ? -1 : 1;
	return d ? d : (a->node > b->node) - (a->node < b->node);
}

static void
add(struct prospect **v, size_t *n, size_t *cap, struct prospect p)
{
	*v = mem_reserve(*v, *n, cap, sizeof(**v));
	(*v)[(*n)++] = p;
}

static void
gather(struct prospect **out, size_t *n, const struct prospect_reader *r)
{
	size_t cap = 0;

	for (size_t node = 0; node < r->people->n; node++) {
		const struct mark *m = &r->mark[node];
		struct prospect p = {.how = m->how, .node = node, .what = m->what};

		if (p.how == PROSPECT_ORGANISATION || (p.how == PROSPECT_NONE && node < r->book->n))
			continue;
		p.name = people_graph_id(r->people, node);
		if (p.how == PROSPECT_RECOMMENDED)
			find_recommenders(&p, r);
		else
			find_ways(&p, r);
		if (p.how == PROSPECT_NONE)
			p.how = PROSPECT_UNFILED;
		if (p.how != PROSPECT_UNFILED || p.nby)
			add(out, n, &cap, p);
	}
	for (size_t i = 0; i < r->norgs; i++)
		if (!r->org[i].person && r->org[i].known < PROSPECT_ORG)
			add(out, n, &cap, (struct prospect){
				.how = PROSPECT_ORGANISATION, .node = r->people->n,
				.name = r->org[i].name, .what = r->org[i].name, .known = r->org[i].known,
			});
	if (*n)
		qsort(*out, *n, sizeof(**out), prospect_order);
}

void
prospect_find(struct prospect **out, size_t *n, struct people_graph *w, day today, struct arena *arena)
{
	struct prospect_reader r = {.people = w, .book = w->book, .today = today, .arena = arena};

	*out = NULL;
	*n = 0;
	r.mark = mem_alloc(w->n * sizeof(*r.mark));
	for (size_t i = 0; i < w->n; i++)
		r.mark[i] = (struct mark){PROSPECT_NONE, STR("")};
	read_standings(&r);
	read_admired(&r);
	mark_admired(&r);
	read_words(&r);
	gather(out, n, &r);
	free(r.good);
	free(r.fresh);
	free(r.mark);
	free(r.org);
	free(r.word);
	map_free(&r.orgs);
	buf_free(&r.scratch);
}
