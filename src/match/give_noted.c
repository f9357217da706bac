/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "find/context.h"
#include "match/give_noted.h"
#include "match/intro_search.h"

enum {
	PAIRS = 10, /* the best pairs that are looked at */
	WORDS = 2,  /* in common, or a role */
};

static void
open_notes(struct give_noted *g, day today)
{
	if (g->ready)
		return;
	for (size_t i = 0; i < g->book->n; i++)
		book_raw(g->book, i);
	intro_open_notes(&g->intros, g->book, g->people, today);
	cues_open(&g->cues);
	g->ready = true;
}

/* true if this is no time to bring a contact together with another */
static bool
is_delicate(struct give_noted *g, size_t who)
{
	struct context context = {0};
	struct str body = context_body(&context, &g->book->contact[who]);

	return cues_in(&g->cues, body, CUE_SAD) || cues_in(&g->cues, body, CUE_SECRET);
}

/* the distinctive words that a need and an offer have in common */
static size_t
words_in_common(const struct intros *s, const struct fit *f)
{
	const uint32_t *need = &s->needs.term[f->need->from], *offer = &s->offers.term[f->offer->from];
	size_t n = 0;

	for (uint32_t i = 0; i < f->need->n; i++)
		for (uint32_t k = 0; k < f->offer->n; k++)
			n += need[i] == offer[k] && !postings_is_role(&s->words, need[i]) &&
			     s->words.people[need[i]] <= POSTINGS_DISTINCTIVE;
	return n;
}

/* the distinctive words of a need */
static size_t
words_of(const struct intros *s, const struct item *need)
{
	size_t n = 0;

	for (uint32_t i = 0; i < need->n; i++) {
		uint32_t term = s->needs.term[need->from + i];

		n += !postings_is_role(&s->words, term) && s->words.people[term] <= POSTINGS_DISTINCTIVE;
	}
	return n;
}

static bool
is_strong(const struct intros *s, const struct fit *f)
{
	bool role, notes;

	/* without a share there is no offer */
	if (f->share <= 0)
		return false;
	notes = f->offer->source == ITEM_NOTES;
	role = intro_same_role(s, f->need, f->offer);
	/* who does something for a living does it where they are */
	if (f->offer->source == ITEM_TITLE)
		return (role || f->share >= GIVE_NOTED_MIN) &&
		       intro_same_place(s, f->need->who, f->offer->who);
	/* notes tell of many things: one word of theirs is chance, "her books" and "4,000 books" */
	if (role && notes && f->need->source == ITEM_NOTES)
		return f->share >= GIVE_NOTED_BOTH;
	if (role || (words_of(s, f->need) < WORDS && !notes))
		return f->share >= GIVE_NOTED_MIN;
	return words_in_common(s, f) >= WORDS && f->share >= GIVE_NOTED_MIN / 2;
}

bool
give_noted_find(struct fit *out, struct give_noted *g, size_t who, day today)
{
	const struct people people = {.who = &who, .n = 1, .named = true};
	struct intro *v;
	bool found = false;
	size_t n;

	open_notes(g, today);
	if (is_delicate(g, who))
		return false;
	intro_search(&v, &n, NULL, &g->intros, &people, PAIRS, 0);
	for (size_t i = 0; i < n && !found; i++) {
		const struct fit *needs = v[i].a == who ? &v[i].ab : &v[i].ba;
		const struct fit *offers = v[i].a == who ? &v[i].ba : &v[i].ab;

		if (v[i].state != INTRO_NEW || is_delicate(g, v[i].a == who ? v[i].b : v[i].a))
			continue;
		found = is_strong(&g->intros, needs) || is_strong(&g->intros, offers);
		if (found)
			*out = is_strong(&g->intros, needs) ? *needs : *offers;
	}
	free(v);
	return found;
}

bool
give_noted_own(struct fit *out, struct give_noted *g, size_t who, day today)
{
	const struct intros *s = &g->intros;
	size_t me = g->book->me;
	struct fit best = {0};

	open_notes(g, today);
	if (me >= g->book->n || g->book->contact[me].inactive)
		return false;
	for (size_t i = s->needs.first[who]; i < s->needs.first[who + 1]; i++)
		for (size_t k = s->offers.first[me]; k < s->offers.first[me + 1]; k++) {
			struct fit fit = {intro_fit(s, &s->needs.v[i], &s->offers.v[k]), &s->needs.v[i], &s->offers.v[k]};

			if (fit.share > best.share && s->offers.v[k].source == ITEM_LISTED && is_strong(s, &fit))
				best = fit;
		}
	*out = best;
	return best.share > 0;
}

void
give_noted_close(struct give_noted *g)
{
	if (!g->ready)
		return;
	intro_close(&g->intros);
	cues_close(&g->cues);
	g->ready = false;
}
