/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "network/ripple_acts.h"

enum { NAMES_SHOWN = 8 }; /* maximum number of names in a message */

/* a "-intro" naming a person, in the log of another */
struct intro_by {
	uint32_t from, who, line;
	day date, first; /* of the entry; of the first contact with `from` */
};

struct ripple_acts_reader {
	struct ripple_acts *acts;
	struct book *book;
	day today;
	struct errors *errors;
	struct intro_by *intro;
	size_t nintros, cap;
	struct buf scratch;
};

static void
report(struct ripple_acts_reader *r, const struct brought *by, const char *what)
{
	errors_add(r->errors, r->book->contact[by->file].path, by->line, by->col, "%s", what);
}

/* reads the first of `via` that is not the contact itself */
static void
read_via(struct ripple_acts_reader *r, uint32_t who)
{
	const struct contact *c = &r->book->contact[who];
	const struct field *f = contact_field(c, KEY_VIA);
	struct brought *by = &r->acts->by[who];

	for (uint16_t i = 0; f && i < f->n && !by->act; i++) {
		size_t from = book_find(r->book, field_target(f, i));

		by->line = f->value[i].line;
		by->col = f->value[i].col;
		if (from == who) {
			buf_clear(&r->scratch);
			buf_fmt(&r->scratch, "via goes round: %.*s, %.*s", STR_ARG(c->id), STR_ARG(c->id));
			report(r, by, r->scratch.p);
			continue;
		}
		by->from = (uint32_t)from;
		by->act = RIPPLE_VIA;
		if (from < r->book->n)
			continue;
		link_value(&r->scratch, field_target(f, i));
		by->name = arena_str(&r->acts->arena, str_trim(buf_view(&r->scratch)));
	}
}

static void
read_link(struct ripple_acts_reader *r, uint32_t who, const struct link *l)
{
	const struct entry *e = contact_link_entry(&r->book->contact[who], l);
	struct ripple_acts *acts = r->acts;
	uint32_t other;

	if (!e || (e->sign != '-' && e->sign != '+') || !str_eq(entry_kind(e), STR("intro")) || !entry_done(e, r->today))
		return;
	other = (uint32_t)book_find(r->book, str_of(l->target));
	if (other == r->book->n || other == r->book->me || other == who)
		return;
	if (e->sign == '-') {
		r->intro = mem_reserve(r->intro, r->nintros, &r->cap, sizeof(*r->intro));
		r->intro[r->nintros++] = (struct intro_by){who, other, l->line, e->date, acts->by[who].date};
		return;
	}
	acts->pair = mem_reserve(acts->pair, acts->npairs, &acts->cap, sizeof(*acts->pair));
	acts->pair[acts->npairs++] =
		(struct pairing){who < other ? who : other, who < other ? other : who, e->date};
}

static void
read_all(struct ripple_acts_reader *r)
{
	struct book *b = r->book;

	for (uint32_t i = 0; i < b->n; i++) {
		const struct contact *c = &b->contact[i];

		contact_soon(b->contact, b->n, i + CONTACT_SOON);
		r->acts->by[i] = (struct brought){.from = (uint32_t)b->n, .file = i};
		r->acts->by[i].date = account_of(c, &b->set, r->today).first;
		if (i == b->me)
			continue;
		read_via(r, i);
		for (uint32_t k = 0; k < c->body.nlinks; k++)
			read_link(r, i, &c->body.link[k]);
	}
}

/* --- cycles: reported, and cut at their first id --- */

static void
cut_round(struct ripple_acts_reader *r, uint32_t member)
{
	struct brought *by = r->acts->by;
	uint32_t first = member, at;
	size_t n = 0;

	for (at = by[member].from; at != member; at = by[at].from)
		first = at < first ? at : first;
	buf_clear(&r->scratch);
	buf_fmt(&r->scratch, "via goes round: %.*s", STR_ARG(r->book->contact[first].id));
	for (at = by[first].from; at != first && n < NAMES_SHOWN; at = by[at].from, n++)
		buf_fmt(&r->scratch, ", %.*s", STR_ARG(r->book->contact[at].id));
	buf_fmt(&r->scratch, "%s, %.*s", at != first ? ", …" : "", STR_ARG(r->book->contact[first].id));
	report(r, &by[first], r->scratch.p);
	by[first] = (struct brought){.from = (uint32_t)r->book->n, .file = first, .date = by[first].date};
}

/* follows each person's way up to one that was already visited */
static void
cut_rounds(struct ripple_acts_reader *r)
{
	size_t n = r->book->n;
	uint32_t *walk = mem_zero(n, sizeof(*walk)), at;

	for (uint32_t i = 0; i < n; i++) {
		for (at = i; at < n && !walk[at]; at = r->acts->by[at].from)
			walk[at] = i + 1;
		if (at < n && walk[at] == i + 1)
			cut_round(r, at);
	}
	free(walk);
}

/* --- "-intro" --- */

/* if two people introduced each other on the same day, the one known earlier comes first */
static int
intro_order(const void *va, const void *vb)
{
	const struct intro_by *a = va, *b = vb;

	if (a->date != b->date)
		return a->date < b->date ? -1 : 1;
	if (a->first != b->first)
		return a->first < b->first ? -1 : 1;
	if (a->from != b->from)
		return a->from < b->from ? -1 : 1;
	return (a->who > b->who) - (a->who < b->who);
}

static uint32_t
top_of(uint32_t *up, uint32_t at)
{
	while (up[at] != at)
		at = up[at] = up[up[at]];
	return at;
}

/* the root of each person without the intros; the owner is the root only of themselves */
static uint32_t *
ways_up(const struct ripple_acts_reader *r)
{
	uint32_t *up = mem_alloc(r->book->n * sizeof(*up));

	for (uint32_t i = 0; i < r->book->n; i++) {
		uint32_t from = r->acts->by[i].from;

		up[i] = from == r->book->n || from == r->book->me ? i : from;
	}
	return up;
}

static void
take_intro(struct ripple_acts_reader *r, const struct intro_by *in, uint32_t *up)
{
	struct brought *by = &r->acts->by[in->who], *other = &r->acts->by[in->from];

	if (by->act)
		return;
	if (top_of(up, in->from) != in->who) {
		*by = (struct brought){in->from, in->from, in->line, 1, RIPPLE_INTRO, STR(""), in->date};
		up[in->who] = in->from;
		return;
	}
	/* the same entry may be in both logs */
	if (other->act == RIPPLE_INTRO && other->from == in->who && other->date == in->date)
		return;
	buf_clear(&r->scratch);
	buf_fmt(&r->scratch, "-intro goes round: %.*s came through %.*s", STR_ARG(r->book->contact[in->from].id),
	        STR_ARG(r->book->contact[in->who].id));
	report(r, &(struct brought){.file = in->from, .line = in->line, .col = 1}, r->scratch.p);
}

static void
take_intros(struct ripple_acts_reader *r)
{
	uint32_t *up = ways_up(r);
	bool *dated = mem_zero(r->book->n, sizeof(*dated));

	if (r->nintros)
		qsort(r->intro, r->nintros, sizeof(*r->intro), intro_order);
	for (size_t i = 0; i < r->nintros; i++) {
		const struct intro_by *in = &r->intro[i];
		struct brought *by = &r->acts->by[in->who];

		/* takes the date of a `via` from the log, if it is there */
		if (by->act == RIPPLE_VIA && by->from == in->from && !dated[in->who]) {
			by->date = in->date;
			dated[in->who] = true;
		}
		take_intro(r, in, up);
	}
	free(up);
	free(dated);
}

/* --- "+intro" --- */

static int
couple_order(const void *va, const void *vb)
{
	const struct pairing *x = va, *y = vb;

	if (x->a != y->a)
		return x->a < y->a ? -1 : 1;
	if (x->b != y->b)
		return x->b < y->b ? -1 : 1;
	return (x->date > y->date) - (x->date < y->date);
}

static int
pair_order(const void *va, const void *vb)
{
	const struct pairing *x = va, *y = vb;

	if (x->date != y->date)
		return x->date < y->date ? -1 : 1;
	return couple_order(x, y);
}

/* keeps the first day of each pair; most introductions are in both logs */
static void
settle_pairs(struct ripple_acts *acts)
{
	size_t kept = 0;

	if (!acts->npairs)
		return;
	qsort(acts->pair, acts->npairs, sizeof(*acts->pair), couple_order);
	for (size_t i = 0; i < acts->npairs; i++)
		if (!kept || acts->pair[kept - 1].a != acts->pair[i].a || acts->pair[kept - 1].b != acts->pair[i].b)
			acts->pair[kept++] = acts->pair[i];
	acts->npairs = kept;
	qsort(acts->pair, kept, sizeof(*acts->pair), pair_order);
}

void
ripple_acts_read(struct ripple_acts *acts, struct book *b, day today, struct errors *errors)
{
	struct ripple_acts_reader r = {.acts = acts, .book = b, .today = today, .errors = errors};

	*acts = (struct ripple_acts){.by = mem_alloc(b->n * sizeof(*acts->by))};
	read_all(&r);
	cut_rounds(&r);
	take_intros(&r);
	settle_pairs(acts);
	free(r.intro);
	buf_free(&r.scratch);
}

void
ripple_acts_free(struct ripple_acts *acts)
{
	free(acts->by);
	free(acts->pair);
	arena_free(&acts->arena);
}
