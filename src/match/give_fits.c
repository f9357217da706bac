/* SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "match/give_fits.h"
#include "match/intro_bar.h"

/*
 * The postings visited for one contact, at most. Distinctive terms keep the work small in a large
 * book; this limit does so for a file of ten thousand needs and another of as many offers.
 */
enum { BUDGET = 1000000 };

enum { OFFERS = 32 }; /* of one contact that are compared with a need, at most */

void
give_fits_open(struct give_fits *f, struct intros *s)
{
	const struct book *b = s->book;
	size_t slots;

	*f = (struct give_fits){.intros = s, .who = b->n};
	f->eligible = mem_zero(b->n, sizeof(*f->eligible));
	if (b->n)
		memcpy(f->eligible, s->listed, b->n * sizeof(*f->eligible));
	if (b->me < b->n) {
		f->eligible[b->me] = true;
		f->first = s->offers.first[b->me];
		f->count = s->offers.first[b->me + 1] - f->first;
	}
	slots = b->n + f->count;
	f->best = mem_zero(slots, sizeof(*f->best));
	f->slot = mem_alloc(slots * sizeof(*f->slot));
	f->others = mem_alloc(b->n * sizeof(*f->others));
	f->mine = mem_alloc(f->count * sizeof(*f->mine));
	postings_search_open(&f->search, f->eligible, s->offers.n);
}

void
give_fits_close(struct give_fits *f)
{
	free(f->best);
	free(f->slot);
	free(f->others);
	free(f->mine);
	free(f->eligible);
	postings_search_close(&f->search);
}

/* offers before titles, the best share first, then by contact, need and offer as in the files */
static int
fit_order(const void *va, const void *vb)
{
	const struct fit *a = va, *b = vb;
	bool a_title = a->offer->source == ITEM_TITLE, b_title = b->offer->source == ITEM_TITLE;

	if (a_title != b_title)
		return a_title ? 1 : -1;
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
keep(struct give_fits *f, const struct fit *fit)
{
	const struct intros *s = f->intros;
	size_t who = fit->offer->who, slot = who;
	struct fit *best;

	if (who == s->book->me)
		slot = s->book->n + (size_t)(fit->offer - s->offers.v) - f->first;
	best = &f->best[slot];
	if (best->share <= 0)
		f->slot[f->nslots++] = (uint32_t)slot;
	else if (fit_order(fit, best) >= 0)
		return;
	*best = *fit;
}

/* compares a need with the offers of others that share a distinctive term with it */
static void
compare_need(struct give_fits *f, uint32_t need, size_t *budget)
{
	const struct intros *s = f->intros;
	struct fit fit = {.need = &s->needs.v[need]};
	uint32_t offer;
	float shared;

	postings_search_find(&f->search, &s->words, &s->needs, fit.need, &s->offers, 0, budget);
	while (postings_search_take(&f->search, &offer, &shared)) {
		fit.offer = &s->offers.v[offer];
		/* without a role, intro_fit() asks for more */
		if (fit.offer->who == f->who || fit.offer->source == ITEM_JOINED ||
		    postings_search_bound(&f->search, shared, &s->weight[need]) < INTRO_FIT_NOTES)
			continue;
		fit.share = intro_fit(s, fit.need, fit.offer);
		/* who does something for a living does it where they are */
		if (fit.share > 0 && (fit.offer->source != ITEM_TITLE || fit.offer->who == s->book->me ||
		                      intro_same_place(s, f->who, fit.offer->who)))
			keep(f, &fit);
	}
}

static bool
has_term(const struct items *offers, size_t i, uint32_t term)
{
	const uint32_t *v = &offers->term[offers->v[i].from];

	for (uint32_t k = 0; k < offers->v[i].n; k++)
		if (v[k] == term)
			return true;
	return false;
}

/* true if the offers of one contact have enough of the need's words, see GIVE_MET_MIN */
static bool
is_met(const struct intros *s, const struct fit *fit)
{
	size_t who = fit->offer->who, to = s->offers.first[who + 1];
	double all = 0, met = 0;

	/* the owner's own offer by another name is one, too */
	if (fit->offer->source == ITEM_TITLE || who == s->book->me) {
		if (intro_same_role(s, fit->need, fit->offer))
			return true;
		if (fit->offer->source == ITEM_TITLE)
			return false;
	}
	for (uint32_t i = 0; i < fit->need->n; i++) {
		uint32_t term = s->needs.term[fit->need->from + i];
		size_t k = s->offers.first[who];

		all += s->words.rarity[term];
		while (k < to && k < s->offers.first[who] + OFFERS && !has_term(&s->offers, k, term))
			k++;
		if (k < to && k < s->offers.first[who] + OFFERS)
			met += s->words.rarity[term];
	}
	return met >= GIVE_MET_MIN * all;
}

/* moves the best fits into the two lists, sorted */
static void
collect(struct give_fits *f)
{
	const struct ties *t = &f->intros->ties;
	size_t people = f->intros->book->n;

	while (f->nslots) {
		uint32_t slot = f->slot[--f->nslots];
		struct fit fit = f->best[slot];

		f->best[slot].share = 0;
		if (!is_met(f->intros, &fit))
			continue;
		/* a favour is asked of those alone whose account allows it */
		if (slot < people && !f->intros->eligible[slot] && !intro_gains(f->intros, &fit))
			continue;
		if (slot >= people)
			f->mine[f->nmine++] = fit;
		else if (!graph_has(&t->tied, f->who, slot) && !graph_has(&t->apart, f->who, slot))
			f->others[f->nothers++] = fit;
	}
	if (f->nmine)
		qsort(f->mine, f->nmine, sizeof(*f->mine), fit_order);
	if (f->nothers)
		qsort(f->others, f->nothers, sizeof(*f->others), fit_order);
}

void
give_fits_find(struct give_fits *f, size_t who)
{
	const struct items *needs = &f->intros->needs;
	size_t budget = BUDGET;

	if (f->who == who)
		return;
	f->who = who;
	f->nothers = f->nmine = f->nstrangers = 0;
	for (uint32_t i = needs->first[who]; i < needs->first[who + 1]; i++)
		compare_need(f, i, &budget);
	collect(f);
}

/* true if the notes of one bar the other, and no introduction is under way, which they may name */
static bool
is_barred(struct give_fits *f, size_t other)
{
	const struct ties *t = &f->intros->ties;

	return !ties_opt(t, f->who, other) && !ties_opt(t, other, f->who) &&
	       intro_bar_notes(f->intros, f->who, other) != INTRO_FREE;
}

const struct fit *
give_fits_other(struct give_fits *f, size_t nth)
{
	size_t skipped = 0;

	while (f->nstrangers <= nth && f->nstrangers + skipped < f->nothers) {
		struct fit *next = &f->others[f->nstrangers + skipped];

		/* a title counts only if no offer fits */
		if (next->offer->source == ITEM_TITLE && f->nstrangers &&
		    f->others[0].offer->source != ITEM_TITLE)
			break;
		if (intro_fit_lacks(f->intros, next) || is_barred(f, next->offer->who))
			skipped++;
		else
			f->others[f->nstrangers++] = *next;
	}
	f->nothers -= skipped;
	if (skipped)
		memmove(&f->others[f->nstrangers], &f->others[f->nstrangers + skipped],
		        (f->nothers - f->nstrangers) * sizeof(*f->others));
	return nth < f->nstrangers ? &f->others[nth] : NULL;
}
