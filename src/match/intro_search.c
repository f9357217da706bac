/* SPDX-License-Identifier: ISC */
#include <stdatomic.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/team.h"
#include "match/intro_search.h"

enum {
	THREADS = 2, /* each has tables as long as the book */
	CHUNK = 64,  /* contacts that a thread takes at a time */
	FEW = 5,     /* contacts with a tag, that are few in any book */
	MANY = 10,   /* a tag that one contact in so many has is no reason by itself */
	OWN = 3,     /* nor is one of the owner that so many have beside them */
};

/* what a contact has in common with the contact looked at; small, because access is random */
struct in_common {
	float ab, ba;   /* the best fits */
	float shared_tags; /* summed rarity of the shared distinctive tags */
	bool seen;      /* whether the contact is in `partner` */
};

/* the search for the partners of one contact at a time */
struct pair_search {
	const struct intros *intros;
	uint32_t a;                  /* the contact looked at */
	bool later_only;             /* partners have a higher index than a: each pair comes once */
	const bool *named;           /* of each contact, or NULL */
	struct postings_search items;
	struct in_common *in_common; /* of each contact */
	uint32_t *partner;           /* the contacts that have anything in common with a */
	size_t npartners;
};

/* adds a partner; false if b is a, or if the pair comes with b in the place of a */
static bool
add_partner(struct pair_search *q, uint32_t b)
{
	if (b == q->a || (q->named && q->named[b] && b < q->a))
		return false;
	if (!q->in_common[b].seen) {
		q->partner[q->npartners++] = b;
		q->in_common[b] = (struct in_common){.seen = true};
	}
	return true;
}

/* searches the items of another key for those that share a distinctive term with an item of a */
static void
search_items(struct pair_search *q, const struct postings *p, const struct items *from,
             const struct item *it, const struct items *to)
{
	size_t budget = SIZE_MAX; /* distinctive terms keep the work small */

	postings_search_find(&q->items, p, from, it, to, q->later_only ? q->a + 1 : 0, &budget);
}

/*
 * True if the fit of a need and an offer may count and be better than the one known: an upper bound
 * of it is enough. Without a role it counts from INTRO_FIT_MIN on; `role` tells if the one that was
 * searched for has one.
 */
static bool
may_fit(const struct pair_search *q, const struct item *need, const struct item *offer, float shared,
        bool role, float known)
{
	const struct intros *s = q->intros;
	double bound = postings_search_bound(&q->items, shared, &s->weight[need - s->needs.v]);
	bool listed = need->source < ITEM_TITLE && offer->source < ITEM_TITLE && !role;

	return bound >= (listed ? INTRO_FIT_MIN : INTRO_FIT_NOTES) && bound > known;
}

static bool
has_role(const struct intros *s, const struct items *items, const struct item *it)
{
	for (uint32_t i = 0; i < it->n; i++)
		if (postings_is_role(&s->words, items->term[it->from + i]))
			return true;
	return false;
}

static void
compare_needs(struct pair_search *q)
{
	const struct intros *s = q->intros;

	for (size_t i = s->needs.first[q->a]; i < s->needs.first[q->a + 1]; i++) {
		const struct item *need = &s->needs.v[i];
		bool role = has_role(s, &s->needs, need);
		uint32_t o;
		float shared;

		search_items(q, &s->words, &s->needs, need, &s->offers);
		while (postings_search_take(&q->items, &o, &shared)) {
			uint32_t b = s->offers.v[o].who;
			double share;

			if (!add_partner(q, b) ||
			    !may_fit(q, need, &s->offers.v[o], shared, role, q->in_common[b].ab))
				continue;
			share = intro_fit_most(s, need, &s->offers.v[o]);
			if (share > q->in_common[b].ab)
				q->in_common[b].ab = (float)share;
		}
	}
}

static void
compare_offers(struct pair_search *q)
{
	const struct intros *s = q->intros;

	for (size_t i = s->offers.first[q->a]; i < s->offers.first[q->a + 1]; i++) {
		const struct item *offer = &s->offers.v[i];
		bool role = has_role(s, &s->offers, offer);
		uint32_t n;
		float shared;

		search_items(q, &s->words, &s->offers, offer, &s->needs);
		while (postings_search_take(&q->items, &n, &shared)) {
			uint32_t b = s->needs.v[n].who;
			double share;

			if (!add_partner(q, b) ||
			    !may_fit(q, &s->needs.v[n], offer, shared, role, q->in_common[b].ba))
				continue;
			share = intro_fit_most(s, &s->needs.v[n], offer);
			if (share > q->in_common[b].ba)
				q->in_common[b].ba = (float)share;
		}
	}
}

/* true for a tag that a tenth of the book has: who shares it has met, or has no need to */
static bool
is_frequent(const struct intros *s, uint32_t tag)
{
	size_t people = s->tags_and_places.people[tag];

	return people > FEW && people * MANY > s->book->n;
}

/* true for a tag of the owner that more than two others have: the choir where all of them sing */
static bool
is_own(const struct intros *s, uint32_t tag)
{
	size_t me = s->book->me;

	if (me >= s->book->n || s->tags_and_places.people[tag] <= OWN)
		return false;
	for (size_t i = s->tags.first[me]; i < s->tags.first[me + 1]; i++)
		if (s->tags.term[s->tags.v[i].from] == tag)
			return true;
	return false;
}

/* finds the contacts with a distinctive tag of a; returns the rarity of a's common ones */
static double
compare_tags(struct pair_search *q)
{
	const struct intros *s = q->intros;
	const struct postings *p = &s->tags_and_places;
	double common = 0;

	for (size_t i = s->tags.first[q->a]; i < s->tags.first[q->a + 1]; i++) {
		uint32_t term = s->tags.term[s->tags.v[i].from], other;
		float shared;

		if (p->people[term] > POSTINGS_DISTINCTIVE || is_frequent(s, term) || is_own(s, term)) {
			common += p->rarity[term];
			continue;
		}
		search_items(q, p, &s->tags, &s->tags.v[i], &s->tags);
		while (postings_search_take(&q->items, &other, &shared))
			if (add_partner(q, s->tags.v[other].who))
				q->in_common[s->tags.v[other].who].shared_tags += shared;
	}
	return common;
}

static int
intro_order(const void *va, const void *vb)
{
	const struct intro *x = va, *y = vb;

	if (x->score != y->score)
		return x->score > y->score ? -1 : 1;
	if (x->a != y->a)
		return x->a < y->a ? -1 : 1;
	return (x->b > y->b) - (x->b < y->b);
}

/* the best pairs so far */
struct best {
	struct intros *intros;
	struct intro *v;
	size_t n, cap, limit;
	int min; /* the lowest score that may still be among the best */
	size_t barred[INTRO_BARS]; /* pairs of that score, or of a lower min, that are barred */
};

/* what bars a pair by its notes and fits; it is asked once */
static enum intro_bar
late_bar(struct intros *s, const struct intro *p)
{
	enum intro_bar bar;

	if (p->state != INTRO_NEW || p->strangers)
		return INTRO_FREE;
	bar = intro_bar_notes(s, p->a, p->b);
	return bar ? bar : intro_bar_fits(s, p);
}

/* sorts the pairs and keeps the best, without those that their notes bar */
static void
best_cut(struct best *best)
{
	size_t kept = 0;

	if (best->n)
		qsort(best->v, best->n, sizeof(*best->v), intro_order);
	for (size_t i = 0; i < best->n && (!best->limit || kept < best->limit); i++) {
		struct intro *p = &best->v[i];
		enum intro_bar bar = late_bar(best->intros, p);

		if (bar) {
			best->barred[bar]++;
			continue;
		}
		p->strangers = true;
		best->v[kept++] = *p;
	}
	best->n = kept;
	if (best->limit && kept == best->limit)
		best->min = best->v[kept - 1].score;
}

static void
best_add(struct best *best, struct intro p)
{
	if (p.score < best->min)
		return;
	best->v = mem_reserve(best->v, best->n, &best->cap, sizeof(*best->v));
	best->v[best->n++] = p;
	if (best->limit && best->n >= 2 * best->limit + 64)
		best_cut(best);
}

/*
 * True if a pair may be among the best: upper bounds of its score, the cheapest first. shared_tags
 * and place are what a's common tags and its place could add to what they have in common.
 */
static bool
may_be_best(const struct pair_search *q, uint32_t b, double shared_tags, bool place, int min)
{
	const struct in_common *c = &q->in_common[b];
	const struct intros *s = q->intros;
	/* a score rounds up by 0.5 at most; 0.001 covers the errors of the floats */
	double enough = min - 0.501;

	/* a place, and tags that many have, are no reason by themselves */
	if (c->ab <= 0 && c->ba <= 0 && c->shared_tags <= 0)
		return false;
	shared_tags += c->shared_tags;
	return intro_score(s, c->ab, c->ba, shared_tags, place, 1) >= enough &&
	       intro_score(s, c->ab, c->ba, shared_tags, place, intro_mutual(s, q->a, b)) >= enough;
}

static size_t
tags_in_common(const struct intros *s, size_t a, size_t b)
{
	const struct items *t = &s->tags;
	size_t n = 0;

	for (uint32_t i = t->first[a]; i < t->first[a + 1]; i++)
		for (uint32_t k = t->first[b]; k < t->first[b + 1]; k++)
			n += t->term[t->v[i].from] == t->term[t->v[k].from];
	return n;
}

/* true if one tag is all that two contacts share, who live in different places */
static bool
is_far(const struct intros *s, const struct intro *p)
{
	return p->ab.share <= 0 && p->ba.share <= 0 && !p->place &&
	       tags_in_common(s, p->a, p->b) == 1 && intro_elsewhere(s, p->a, p->b);
}

/* adds the best of a's pairs, and counts those that are barred */
static void
search_one(struct pair_search *q, uint32_t a, struct best *best)
{
	const struct intros *s = q->intros;
	double shared_tags;
	bool place;

	q->a = a;
	compare_needs(q);
	compare_offers(q);
	shared_tags = compare_tags(q);
	place = s->places.first[a] < s->places.first[a + 1];
	while (q->npartners) {
		uint32_t b = q->partner[--q->npartners];
		enum intro_bar bar;
		struct intro p;

		q->in_common[b].seen = false;
		if (!may_be_best(q, b, shared_tags, place, best->min))
			continue;
		p = intro_pair(s, a, b);
		if (p.score < best->min || (p.ab.share <= 0 && p.ba.share <= 0 && p.shared_tags <= 0))
			continue;
		if (!q->named && is_far(s, &p))
			continue;
		bar = intro_bar(s, &p);
		/* of few people, the notes may have a better reason */
		if (bar == INTRO_STANDING && q->named && late_bar(best->intros, &p))
			bar = late_bar(best->intros, &p);
		if (bar)
			best->barred[bar]++;
		else
			best_add(best, p);
	}
}

static size_t
larger(size_t a, size_t b)
{
	return a > b ? a : b;
}

static void
search_open(struct pair_search *q, const struct intros *s)
{
	size_t people = s->book->n, items;

	*q = (struct pair_search){
		.intros = s,
		.partner = mem_alloc(people * sizeof(*q->partner)),
		.in_common = mem_zero(people, sizeof(*q->in_common)),
	};
	items = larger(larger(s->needs.n, s->offers.n), s->tags.n);
	postings_search_open(&q->items, s->listed, items);
}

static void
search_close(struct pair_search *q)
{
	postings_search_close(&q->items);
	free(q->partner);
	free(q->in_common);
}

/* of each contact, whether it was named; NULL if none was; the caller frees it */
static bool *
named_of(const struct intros *s, const struct people *people)
{
	bool *named = people->named ? mem_zero(s->book->n, sizeof(*named)) : NULL;

	for (size_t i = 0; named && i < people->n; i++)
		named[people->who[i]] = true;
	return named;
}

/* what the threads of a search share */
struct search_team {
	struct intros *intros;
	const struct people *people;
	const bool *named; /* of each contact, or NULL */
	atomic_size_t next;
	size_t limit;
	int min;
};

/* one thread, and the best pairs it found */
struct search_thread {
	struct search_team *team;
	struct best best;
};

static void *
search_some(void *arg)
{
	struct search_thread *thread = arg;
	struct search_team *t = thread->team;
	const struct people *p = t->people;
	struct pair_search q;
	size_t from;

	search_open(&q, t->intros);
	q.later_only = !t->named;
	q.named = t->named;
	thread->best = (struct best){.intros = t->intros, .limit = t->limit, .min = t->min};
	while ((from = atomic_fetch_add(&t->next, CHUNK)) < p->n)
		for (size_t i = from; i < p->n && i < from + CHUNK; i++)
			if (t->intros->listed[p->who[i]])
				search_one(&q, (uint32_t)p->who[i], &thread->best);
	best_cut(&thread->best);
	search_close(&q);
	return NULL;
}

/* merges the best of a thread: the best of all are among the best of each, in any split */
static void
merge_best(struct best *all, struct best *part)
{
	for (size_t i = 0; i < part->n; i++)
		best_add(all, part->v[i]);
	for (size_t i = 0; i < INTRO_BARS; i++)
		all->barred[i] += part->barred[i];
	free(part->v);
}

void
intro_search(struct intro **out, size_t *n, size_t barred[INTRO_BARS], struct intros *s,
             const struct people *people, size_t limit, int min)
{
	bool *named = named_of(s, people);
	struct search_team team = {
		.intros = s, .people = people, .named = named,
		.limit = limit, .min = min > 1 ? min : 1,
	};
	size_t threads = people->n / (4 * CHUNK) + 1, started;
	struct best best = {.intros = s, .limit = limit, .min = team.min};
	struct search_thread thread[THREADS] = {0};

	threads = threads < THREADS ? threads : THREADS;
	for (size_t i = 0; i < THREADS; i++)
		thread[i].team = &team;
	started = team_run(thread, sizeof(*thread), threads, search_some);
	for (size_t i = 0; i < started; i++)
		merge_best(&best, &thread[i].best);
	best_cut(&best);
	free(named);
	for (size_t i = 0; barred && i < INTRO_BARS; i++)
		barred[i] = best.barred[i];
	*out = best.v;
	*n = best.n;
}

static int
under_way_order(const void *va, const void *vb)
{
	static const int rank[] = {[INTRO_NEW] = 3, [INTRO_ASKED_A] = 1, [INTRO_ASKED_B] = 1,
	                           [INTRO_AGREED] = 0, [INTRO_DECLINED] = 2};
	const struct intro *x = va, *y = vb;

	if (rank[x->state] != rank[y->state])
		return rank[x->state] - rank[y->state];
	return intro_order(x, y);
}

void
intro_search_under_way(struct intro **out, size_t *n, const struct intros *s,
                       const struct people *people, size_t limit, int min)
{
	const struct ties *t = &s->ties;
	bool *named = named_of(s, people);
	struct intro *v = mem_alloc(t->noptin * sizeof(*v));

	*n = 0;
	for (size_t i = 0; i < t->noptin; i++) {
		uint32_t who = t->optin[i].who, about = t->optin[i].about, a, b;

		/* a pair occurs twice if both were asked */
		if (graph_has(&t->tied, who, about) || (who > about && ties_opt(t, about, who)))
			continue;
		if (s->book->contact[who].inactive || s->book->contact[about].inactive)
			continue;
		if (named && !named[who] && !named[about])
			continue;
		a = who < about ? who : about;
		b = who < about ? about : who;
		v[*n] = named && !named[a] ? intro_pair(s, b, a) : intro_pair(s, a, b);
		*n += v[*n].score >= min;
	}
	if (*n)
		qsort(v, *n, sizeof(*v), under_way_order);
	if (limit && *n > limit)
		*n = limit;
	free(named);
	*out = v;
}
