/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "match/intro_match.h"

/*
 * Rare words keep the work small, whatever the number of people; this keeps it so for a file
 * of ten thousand needs and another of as many offers.
 */
enum { STEPS = 1000000 };

void
intro_match_open(struct intro_match *f, const struct intros *s)
{
	const struct book *b = s->book;
	size_t slots;

	*f = (struct intro_match){.s = s, .who = b->n};
	if (b->me < b->n) {
		f->mine = s->offers.first[b->me];
		f->nmine = s->offers.first[b->me + 1] - f->mine;
	}
	slots = b->n + f->nmine;
	f->best = mem_zero(slots, sizeof(*f->best));
	f->slot = mem_alloc(slots * sizeof(*f->slot));
	f->meet = mem_alloc(b->n * sizeof(*f->meet));
	f->help = mem_alloc(f->nmine * sizeof(*f->help));
	f->met = mem_zero(s->offers.n, sizeof(*f->met));
	f->offer = mem_alloc(s->offers.n * sizeof(*f->offer));
}

void
intro_match_close(struct intro_match *f)
{
	free(f->best);
	free(f->slot);
	free(f->meet);
	free(f->help);
	free(f->met);
	free(f->offer);
}

/* whether an offer of theirs is one to look at: the owner's own, or of somebody in good standing */
static bool
counts(const struct intro_match *f, size_t other)
{
	return other != f->who && (other == f->s->book->me || f->s->standing[other]);
}

/* finds the offers that have a term of a need, the common ones aside */
static void
look(struct intro_match *f, const struct item *need)
{
	const struct intros *s = f->s;

	f->rarest = 0;
	for (uint32_t i = 0; i < need->n; i++) {
		uint32_t t = s->needs.term[need->from + i];
		double r = s->words.rarity[t];

		if (s->words.people[t] > INTRO_COMMON)
			continue;
		if (r > f->rarest)
			f->rarest = r;
		for (uint32_t k = s->offers.start[t]; k < s->offers.start[t + 1] && f->steps; k++, f->steps--) {
			uint32_t offer = s->offers.posting[k];

			if (!counts(f, s->offers.v[offer].who))
				continue;
			if (f->met[offer] == 0)
				f->offer[f->noffers++] = offer;
			f->met[offer] += (float)r;
		}
	}
}

/* the nearest first; else the first need, the first offer, in the order of the files */
static int
fit_order(const void *va, const void *vb)
{
	const struct fit *a = va, *b = vb;

	if (a->share != b->share)
		return a->share > b->share ? -1 : 1;
	if (a->offer->who != b->offer->who)
		return a->offer->who < b->offer->who ? -1 : 1;
	if (a->need != b->need)
		return a->need < b->need ? -1 : 1;
	return (a->offer > b->offer) - (a->offer < b->offer);
}

/* keeps a fit if it is the best of its slot */
static void
keep(struct intro_match *f, const struct fit *fit)
{
	size_t me = f->s->book->me, who = fit->offer->who;
	size_t slot = who == me ? f->s->book->n + (size_t)(fit->offer - f->s->offers.v) - f->mine : who;
	struct fit *best = &f->best[slot];

	if (best->share <= 0)
		f->slot[f->nslots++] = (uint32_t)slot;
	else if (fit_order(fit, best) >= 0)
		return;
	*best = *fit;
}

/* weighs what look() found, and takes it back; most of it is too little to be weighed word by word */
static void
weigh(struct intro_match *f, const struct item *need, const struct weight *w)
{
	const struct intros *s = f->s;

	while (f->noffers) {
		uint32_t offer = f->offer[--f->noffers];
		double most = (f->met[offer] + w->common) / w->all * f->rarest / s->top;
		struct fit fit = {.need = need, .offer = &s->offers.v[offer]};

		f->met[offer] = 0;
		if (most + 0.001 < INTRO_FIT_MIN)
			continue;
		fit.share = intro_fit(s, need, fit.offer);
		if (fit.share > 0)
			keep(f, &fit);
	}
}

/* moves the best into the two lists */
static void
settle(struct intro_match *f)
{
	const struct ties *t = &f->s->ties;
	size_t people = f->s->book->n;

	while (f->nslots) {
		uint32_t slot = f->slot[--f->nslots];
		struct fit fit = f->best[slot];

		f->best[slot].share = 0;
		if (slot >= people)
			f->help[f->nhelp++] = fit;
		else if (!graph_has(&t->tied, f->who, slot) && !graph_has(&t->apart, f->who, slot))
			f->meet[f->nmeet++] = fit;
	}
	if (f->nhelp)
		qsort(f->help, f->nhelp, sizeof(*f->help), fit_order);
	if (f->nmeet)
		qsort(f->meet, f->nmeet, sizeof(*f->meet), fit_order);
}

void
intro_match_find(struct intro_match *f, size_t who)
{
	const struct items *needs = &f->s->needs;

	if (f->who == who)
		return;
	f->who = who;
	f->nmeet = f->nhelp = 0;
	f->steps = STEPS;
	for (size_t i = needs->first[who]; i < needs->first[who + 1]; i++) {
		look(f, &needs->v[i]);
		weigh(f, &needs->v[i], &f->s->weight[i]);
	}
	settle(f);
}
