/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "contact/sentences.h"
#include "find/named_year.h"
#include "find/sorrow.h"

enum { YEARS = 200 }; /* how long ago a past year may be */

struct sorrow_reader {
	struct cues cues;
	bool heard; /* `best` is what they wrote or said when they reached out */
	struct context context;
	day today;
	struct sorrow best;
	struct arena *arena;
};

static bool
is_fresh(const struct sorrow_reader *r, day d)
{
	return d >= r->today - SORROW_BACK && d <= r->today + SORROW_AHEAD;
}

/* the first fresh day that a text names, as 2026-08-22, or DAY_NONE */
static day
named_day(const struct sorrow_reader *r, struct str s)
{
	enum { LENGTH = DAY_SIZE - 1 };
	day d;

	for (size_t i = 0; i + LENGTH <= s.n; i++) {
		if (s.p[i + 4] != '-' || !char_digit(s.p[i]) || (i && char_digit(s.p[i - 1])))
			continue;
		if (day_parse(&d, str_sub(s, i, i + LENGTH)) == 0 && is_fresh(r, d))
			return d;
	}
	return DAY_NONE;
}

/* true if a text names a year of the last two centuries that is over: "he died in 1998" */
static bool
names_past_year(const struct sorrow_reader *r, struct str s)
{
	int year, month, mday;

	day_civil(r->today - SORROW_BACK, &year, &month, &mday);
	return named_year(s, year - YEARS, year - 1) > 0;
}

static bool
is_sad(struct sorrow_reader *r, struct str sentence)
{
	const unsigned no = 1u << CUE_SECRET | 1u << CUE_TABOO | 1u << CUE_RELIEF;
	unsigned kinds = cues_kinds(&r->cues, sentence, 1u << CUE_SAD | no);

	return kinds & 1u << CUE_SAD && !(kinds & no);
}

/* true if what was said before is not to be raised; a confidence is: "Told nobody else." */
static bool
is_taboo(struct cues *c, struct str sentence)
{
	return cues_kinds(c, sentence, 1u << CUE_TABOO);
}

/* false if a later one is known */
static bool
take(struct sorrow_reader *r, day d, struct str sentence)
{
	if (d == DAY_NONE || (r->best.date != DAY_NONE && d <= r->best.date))
		return false;
	r->best.date = d;
	r->best.text = arena_str(r->arena, sentence);
	return true;
}

static void
read_entries(struct sorrow_reader *r, const struct contact *c)
{
	for (uint32_t i = 0; i < c->body.nentries; i++) {
		const struct entry *e = &c->body.entry[i];
		struct str text, one, rest, next;

		if (!entry_done(e, r->today) || !is_fresh(r, e->date))
			continue;
		text = contact_entry_text(c, e);
		while (sentences_split(&one, &text)) {
			if (!is_sad(r, one) || names_past_year(r, one))
				continue;
			rest = text;
			if (!(sentences_split(&next, &rest) && is_taboo(&r->cues, next)) && take(r, e->date, one))
				r->heard = e->dir == '<';
		}
	}
}

static void
read_notes(struct sorrow_reader *r, const struct contact *c)
{
	struct sentences s;
	struct str one;

	/* most files name no such day, and one pass over their bytes is enough */
	if (named_day(r, context_body(&r->context, c)) == DAY_NONE)
		return;
	context_repair(&r->context, c);
	sentences_open(&s, r->context.body);
	while (sentences_next(&s, &one)) {
		day d = named_day(r, one);
		struct str rest = s.paragraph, next;

		if (d != DAY_NONE && is_sad(r, one) &&
		    !(sentences_split(&next, &rest) && is_taboo(&r->cues, next)) && take(r, d, one))
			r->heard = false;
	}
	sentences_close(&s);
}

/* true if you reached out since, or both did: on the day that you heard of it, or a later one */
static bool
is_answered(const struct contact *c, const struct sorrow_reader *r)
{
	for (uint32_t i = 0; i < c->body.nentries; i++) {
		const struct entry *e = &c->body.entry[i];

		if (entry_done(e, r->today) && e->dir != '<' && e->date >= r->best.date + !r->heard)
			return true;
	}
	return false;
}

static int
sorrow_order(const void *va, const void *vb)
{
	const struct sorrow *a = va, *b = vb;

	if (a->date != b->date)
		return a->date > b->date ? -1 : 1;
	return (a->who > b->who) - (a->who < b->who);
}

void
sorrow_find(struct sorrow **out, size_t *n, const struct book *b, const struct people *people,
            day today, struct arena *arena)
{
	struct sorrow_reader r = {.today = today, .arena = arena};
	size_t cap = 0;

	*out = NULL;
	*n = 0;
	cues_open(&r.cues);
	for (size_t i = 0; i < people->n; i++) {
		const struct contact *c = &b->contact[people->who[i]];

		if (c->me || c->inactive)
			continue;
		r.best = (struct sorrow){.who = people->who[i], .date = DAY_NONE};
		r.heard = false;
		read_entries(&r, c);
		read_notes(&r, c);
		if (r.best.date == DAY_NONE || is_answered(c, &r))
			continue;
		*out = mem_reserve(*out, *n, &cap, sizeof(**out));
		(*out)[(*n)++] = r.best;
	}
	if (*n)
		qsort(*out, *n, sizeof(**out), sorrow_order);
	cues_close(&r.cues);
	context_free(&r.context);
}
