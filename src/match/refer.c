/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "base/text.h"
#include "entry/link.h"
#include "match/giver.h"
#include "match/refer.h"

/* one recommendation, by the contacts' indices; names without a file are numbered after them */
struct recommendation {
	uint32_t by, about;
};

/* the recommendations of some people */
struct recommendations {
	struct book *book;
	struct recommendation *v;
	size_t n, cap;
	struct map unfiled; /* folded name: number, from the book's n on */
	struct str *name;   /* of each without a file, as it was first written */
	size_t nnames, names_cap;
	struct buf scratch, folded;
	struct arena arena;
};

/* the number of a name without a file, assigned if it is new */
static uint32_t
unfiled_number(struct recommendations *r, struct str text)
{
	uint32_t number;

	link_value(&r->scratch, text);
	number = map_get(&r->unfiled, text_folded(&r->folded, buf_view(&r->scratch)));
	if (number != MAP_NONE)
		return number;
	number = (uint32_t)(r->book->n + r->nnames);
	*map_put(&r->unfiled, arena_str(&r->arena, buf_view(&r->folded))) = number;
	r->name = mem_reserve(r->name, r->nnames, &r->names_cap, sizeof(*r->name));
	r->name[r->nnames++] = arena_str(&r->arena, str_trim(buf_view(&r->scratch)));
	return number;
}

static int
by_order(const void *va, const void *vb)
{
	const struct recommendation *a = va, *b = vb;

	if (a->by != b->by)
		return a->by < b->by ? -1 : 1;
	return (a->about > b->about) - (a->about < b->about);
}

static int
about_order(const void *va, const void *vb)
{
	const struct recommendation *a = va, *b = vb;

	if (a->about != b->about)
		return a->about < b->about ? -1 : 1;
	return (a->by > b->by) - (a->by < b->by);
}

/* sorts the recommendations, each once, and drops those of the contact itself */
static void
sort_unique(struct recommendations *r, int (*order)(const void *, const void *))
{
	size_t kept = 0;

	if (r->n)
		qsort(r->v, r->n, sizeof(*r->v), order);
	for (size_t i = 0; i < r->n; i++)
		if (r->v[i].by != r->v[i].about &&
		    (!kept || order(&r->v[kept - 1], &r->v[i]) != 0))
			r->v[kept++] = r->v[i];
	r->n = kept;
}

/* reads the recommendations of people in the order of the book, and sorts them */
static void
recommendations_read(struct recommendations *r, struct book *b, const struct people *people,
                     int (*order)(const void *, const void *))
{
	bool *asked = mem_zero(b->n, sizeof(*asked));

	*r = (struct recommendations){.book = b};
	for (size_t i = 0; i < people->n; i++)
		asked[people->who[i]] = true;
	for (size_t who = 0; who < b->n; who++) {
		const struct contact *c = &b->contact[who];
		const struct field *f = NULL;

		if (asked[who] && !c->me && !c->inactive)
			f = contact_field(c, KEY_RECOMMENDS);
		for (uint16_t i = 0; f && i < f->n; i++) {
			struct str name = field_target(f, i);
			size_t about = book_find(b, name);

			r->v = mem_reserve(r->v, r->n, &r->cap, sizeof(*r->v));
			r->v[r->n++] = (struct recommendation){
				(uint32_t)who,
				about < b->n ? (uint32_t)about : unfiled_number(r, name),
			};
		}
	}
	sort_unique(r, order);
	free(asked);
}

static void
recommendations_close(struct recommendations *r)
{
	free(r->v);
	free(r->name);
	map_free(&r->unfiled);
	buf_free(&r->scratch);
	buf_free(&r->folded);
	arena_free(&r->arena);
}

void
refer_note_needs(struct book *b, const struct people *people, day today)
{
	bool *found = mem_zero(b->n, sizeof(*found));
	size_t *who = mem_alloc(b->n * sizeof(*who)), n = 0;
	struct recommendations r;

	recommendations_read(&r, b, people, about_order);
	for (size_t i = 0; i < r.n; i++)
		if (r.v[i].about < b->n && !found[r.v[i].about]) {
			found[r.v[i].about] = true;
			who[n++] = r.v[i].about;
		}
	noted_needs_add(b, who, n, today);
	recommendations_close(&r);
	free(found);
	free(who);
}

/* finds the next steps */
struct step_finder {
	struct giver *giver;
	struct book *book;
	day today;
	bool *introduced;      /* of each contact; NULL until it is needed */
	enum refer_next *step; /* of each contact, if recommended; UNKNOWN until it is needed */
};

#define UNKNOWN REFER_ASK /* never the step with a recommended contact */

/* of each contact, whether a done +intro in any log names it; the caller frees the array */
static bool *
introduced(struct book *b, day today)
{
	bool *v = mem_zero(b->n, sizeof(*v));

	for (size_t i = 0; i < b->n; i++) {
		const struct contact *c = &b->contact[i];

		contact_soon(b->contact, b->n, i + CONTACT_SOON);
		for (uint32_t k = 0; k < c->body.nlinks; k++) {
			const struct link *l = &c->body.link[k];
			const struct entry *e = contact_link_entry(c, l);
			size_t other = b->n;

			if (e && entry_introduces(e, today))
				other = book_find(b, str_of(l->target));
			if (other < b->n)
				v[other] = true;
		}
	}
	return v;
}

static day
contacted(const struct contact *c, const struct book *b, day today)
{
	struct account s = account_of(c, &b->set, today);

	return s.met_only ? DAY_NONE : s.last;
}

static enum refer_next
contact_step(struct step_finder *f, size_t who)
{
	const struct contact *c = &f->book->contact[who];
	struct fit meet;

	if (c->me || c->inactive)
		return REFER_DONE;
	if (!contact_text(c, KEY_NEEDS).n && !contact_text(c, KEY_AGENDA).n)
		return REFER_RESEARCH;
	if (contacted(c, f->book, f->today) != DAY_NONE)
		return REFER_DONE;
	if (!f->introduced)
		f->introduced = introduced(f->book, f->today);
	if (!f->introduced[who] && give_meet(&meet, 1, f->giver, who))
		return REFER_INTRODUCE;
	return REFER_REACH;
}

/* the step with a recommended one, found once for each */
static enum refer_next
step(struct step_finder *f, uint32_t about)
{
	if (about >= f->book->n)
		return REFER_RESEARCH;
	if (f->step[about] == UNKNOWN)
		f->step[about] = contact_step(f, about);
	return f->step[about];
}

/* the first step with any of those recommended; to ask for more names is the last */
static enum refer_next
next(struct step_finder *f, const struct recommendation *v, size_t n, int64_t asks)
{
	enum refer_next first = REFER_DONE;

	for (size_t i = 0; i < n; i++) {
		enum refer_next s = step(f, v[i].about);

		if (s < first)
			first = s;
	}
	if (first != REFER_DONE || n >= REFER_NAMES)
		return first;
	return asks ? REFER_ASK : REFER_GIVE;
}

/* finds the n recommendations of a contact among those sorted by by_order() */
static struct recommendation *
recommendations_of(const struct recommendations *r, size_t who, size_t *n)
{
	size_t low = 0, high = r->n, end;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (r->v[mid].by < who)
			low = mid + 1;
		else
			high = mid;
	}
	for (end = low; end < r->n && r->v[end].by == who; end++)
		;
	*n = end - low;
	return r->n ? r->v + low : r->v;
}

/* by step, then by asks, then by id: contacts are sorted by id */
static int
refer_order(const void *va, const void *vb)
{
	const struct refer *a = va, *b = vb;
	/* -1 for any number becomes the largest */
	uint64_t asks = (uint64_t)a->asks, others = (uint64_t)b->asks;

	if (a->next != b->next)
		return a->next < b->next ? -1 : 1;
	if (asks != others)
		return asks > others ? -1 : 1;
	return (a->who > b->who) - (a->who < b->who);
}

/*
 * True if the notes warn of a contact, tell of a quarrel with you, or ask for peace, or if they or
 * the log of the last year tell of a sorrow: no time to ask for names
 */
static bool
is_warned(struct giver *g, const struct contact *c)
{
	const struct str *quote = g->cues.quote;

	cues_of(&g->cues, c, g->today - CUES_SAD_DAYS, g->today);
	return quote[CUE_SAD].n || quote[CUE_WORK].n || quote[CUE_DISTRUST].n || quote[CUE_UNSETTLED].n || quote[CUE_ALONE].n ||
	       quote[CUE_BARRED].n;
}

void
refer_find(struct refer **out, size_t *n, struct giver *g, struct book *b,
           const struct people *people, day today)
{
	struct step_finder f = {.giver = g, .book = b, .today = today};
	struct refer *v = mem_alloc(people->n * sizeof(*v));
	struct recommendations r;

	*n = 0;
	f.step = mem_zero(b->n, sizeof(*f.step));
	recommendations_read(&r, b, people, by_order);
	for (size_t i = 0; i < people->n; i++) {
		const struct contact *c = &b->contact[people->who[i]];
		struct account s = account_of(c, &b->set, today);
		struct recommendation *named_by;
		size_t named;

		if (c->me || c->inactive || s.net <= 0 || is_warned(g, c))
			continue;
		named_by = recommendations_of(&r, people->who[i], &named);
		v[(*n)++] = (struct refer){
			people->who[i], account_asks(&s), named,
			next(&f, named_by, named, account_friend(c) || account_asks(&s)),
		};
	}
	if (*n)
		qsort(v, *n, sizeof(*v), refer_order);
	recommendations_close(&r);
	free(f.introduced);
	free(f.step);
	*out = v;
}

static int
referred_order(const void *va, const void *vb)
{
	const struct referred *a = va, *b = vb;
	int d = str_cmp(a->name, b->name);

	if (a->nby != b->nby)
		return a->nby > b->nby ? -1 : 1;
	return d ? d : (a->who > b->who) - (a->who < b->who);
}

/* describes the one that n recommendations are about */
static struct referred
describe(const struct recommendations *r, struct giver *g, const struct recommendation *v, size_t n,
         day today, struct arena *arena)
{
	const struct book *b = r->book;
	uint32_t *by = arena_alloc(arena, n * sizeof(*by));
	struct referred one = {.by = by, .nby = n, .contacted = DAY_NONE};

	for (size_t i = 0; i < n; i++)
		by[i] = v[i].by;
	one.who = v->about < b->n ? v->about : b->n;
	if (one.who == b->n) {
		one.name = arena_str(arena, r->name[v->about - b->n]);
		return one;
	}
	one.name = b->contact[one.who].id;
	one.contacted = contacted(&b->contact[one.who], b, today);
	give_help(&one.help, 1, g, one.who);
	give_meet(&one.meet, 1, g, one.who);
	return one;
}

void
refer_people(struct referred **out, size_t *n, struct giver *g, struct book *b,
             const struct people *people, day today, struct arena *arena)
{
	struct recommendations r;
	size_t cap = 0;

	*out = NULL;
	*n = 0;
	recommendations_read(&r, b, people, about_order);
	for (size_t i = 0, end; i < r.n; i = end) {
		uint32_t about = r.v[i].about;

		for (end = i + 1; end < r.n && r.v[end].about == about; end++)
			;
		if (about < b->n && (b->contact[about].me || b->contact[about].inactive))
			continue;
		*out = mem_reserve(*out, *n, &cap, sizeof(**out));
		(*out)[(*n)++] = describe(&r, g, &r.v[i], end - i, today, arena);
	}
	if (*n)
		qsort(*out, *n, sizeof(**out), referred_order);
	recommendations_close(&r);
}

const char *
refer_next_name(enum refer_next next_step)
{
	static const char *const names[] = {"ask", "research", "introduce", "reach", "give",
	                                    "done"};

	return names[next_step];
}
