/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "account/circle.h"
#include "base/mem.h"
#include "base/text.h"

/* the word that users type */
static const char *
would_name(enum would w)
{
	static const char *const names[] = {"endorse", "help", "vouch"};

	return names[w];
}

/* one text may have several answers: "endorse, vouch" */
static void
read_would(struct circle *r, struct str text)
{
	struct str word;

	while (text.n) {
		text = str_cut(&word, text, ',');
		for (enum would w = 0; w < WOULD_COUNT; w++)
			if (!r->would[w] && text_same(word, str_of(would_name(w)))) {
				r->would[w] = true;
				r->yes++;
			}
	}
}

/* an empty list is an answer; a key without a value, and a map, are none */
static void
consider(struct circle *r, const struct contact *c)
{
	const struct field *f = NULL;

	for (uint32_t i = 0; i < c->nfields; i++)
		if (c->field[i].key == KEY_WOULD)
			f = &c->field[i];
	if (!f || f->shape == SHAPE_MAP || (f->shape == SHAPE_SCALAR && !f->n))
		return;
	r->considered = true;
	for (uint16_t i = 0; i < f->n; i++)
		read_would(r, field_text(f, i));
}

/* the advice before the size of the circle counts */
static enum circle_advice
advise(const struct circle *r)
{
	if (r->in && (!r->considered || r->dormant))
		return CIRCLE_ASK;
	if (r->in)
		return r->yes ? CIRCLE_KEEP : CIRCLE_DEMOTE;
	if (r->yes >= 2)
		return r->dormant ? CIRCLE_ASK : CIRCLE_PROMOTE;
	return !r->considered && r->s.taken && r->s.in >= CIRCLE_REACHED ? CIRCLE_ASK : CIRCLE_NONE;
}

static struct circle
test(const struct book *b, size_t who, day today)
{
	const struct contact *c = &b->contact[who];
	struct circle r = {.who = who, .s = account_of(c, &b->set, today)};

	r.in = text_same(contact_text(c, KEY_TIER), b->set.tier[0].name);
	r.dormant = account_dormant(&r.s, &b->set, today);
	consider(&r, c);
	r.advice = advise(&r);
	return r;
}

/* the order of rows; keep and promote share the first place */
static int
place(enum circle_advice a)
{
	static const int places[] = {
		[CIRCLE_KEEP] = 0, [CIRCLE_PROMOTE] = 0, [CIRCLE_ASK] = 1, [CIRCLE_DEMOTE] = 2, [CIRCLE_NONE] = 3,
	};

	return places[a];
}

/* contacts are sorted by id, so comparing indices compares ids */
static int
circle_order(const void *va, const void *vb)
{
	const struct circle *a = va, *b = vb;

	if (place(a->advice) != place(b->advice))
		return place(a->advice) - place(b->advice);
	if (a->yes != b->yes)
		return b->yes - a->yes;
	if (a->s.in != b->s.in)
		return a->s.in > b->s.in ? -1 : 1;
	if (a->s.taken != b->s.taken)
		return a->s.taken > b->s.taken ? -1 : 1;
	return (a->who > b->who) - (a->who < b->who);
}

static void
sort(struct circle *v, size_t n)
{
	if (v && n)
		qsort(v, n, sizeof(*v), circle_order);
}

/* turns keep and promote beyond the size of the circle into demote and none; v is sorted */
static void
limit_size(struct circle *v, size_t n, int64_t circle)
{
	for (size_t i = (size_t)circle; i < n && place(v[i].advice) == 0; i++) {
		v[i].full = true;
		v[i].advice = v[i].in ? CIRCLE_DEMOTE : CIRCLE_NONE;
	}
}

/* keeps the contacts of `people`; if these were not named, only those with advice; how many */
static size_t
keep(struct circle *v, size_t n, const struct book *b, const struct people *people)
{
	bool *asked = mem_zero(b->n, sizeof(*asked));
	size_t kept = 0;

	for (size_t i = 0; i < people->n; i++)
		asked[people->who[i]] = true;
	for (size_t i = 0; i < n; i++)
		if (asked[v[i].who] && (people->named || v[i].advice != CIRCLE_NONE))
			v[kept++] = v[i];
	free(asked);
	return kept;
}

void
circle_find(struct circle **out, size_t *n, const struct book *b, const struct people *people, day today)
{
	struct circle *v = NULL;
	size_t cap = 0;

	*n = 0;
	for (size_t i = 0; i < b->n; i++) {
		struct circle r;

		contact_soon(b->contact, b->n, i + CONTACT_SOON);
		if (b->contact[i].me || b->contact[i].inactive)
			continue;
		r = test(b, i, today);
		/* most contacts of a book are far from the circle */
		if (r.advice == CIRCLE_NONE && !people->named)
			continue;
		v = mem_reserve(v, *n, &cap, sizeof(*v));
		v[(*n)++] = r;
	}
	sort(v, *n);
	limit_size(v, *n, b->set.circle);
	*n = keep(v, *n, b, people);
	sort(v, *n);
	*out = v;
}

const char *
circle_advice_name(enum circle_advice a)
{
	static const char *const names[] = {"", "keep", "promote", "ask-yourself", "demote"};

	return names[a];
}
