/* SPDX-License-Identifier: ISC */
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "base/mem.h"
#include "match/intro_search.h"

enum {
	THREADS = 2,  /* each has tables as long as the book */
	CHUNK = 64,   /* people that a thread takes at a time */
};

/* what one has with the person looked at: side by side and small, since it is asked for out of all order */
struct with {
	float ab, ba;   /* the best fits */
	float passions; /* without the common ones */
	bool place, seen;
};

/* what a search keeps of everybody while it looks at one */
struct intro_search_search {
	const struct intros *s;
	size_t a;
	bool later_only;     /* only partners behind a: each pair comes once */
	const bool *named;   /* or NULL */
	float *met;          /* of each need or offer: summed rarity of the rare terms it has of the one looked at */
	double rarest;       /* of these terms */
	uint32_t *item;      /* those */
	size_t nitems;
	uint32_t *partner;   /* those with anything below */
	size_t npartners;
	struct with *with;   /* of each contact */
};

static bool
partner(struct intro_search_search *q, uint32_t b)
{
	if (b == q->a || !q->s->standing[b])
		return false;
	if ((q->later_only || (q->named && q->named[b])) && b < q->a)
		return false;
	if (!q->with[b].seen) {
		q->partner[q->npartners++] = b;
		q->with[b] = (struct with){.seen = true};
	}
	return true;
}

/* finds the items on the other side that have a term of this one, the common ones aside */
static void
meet(struct intro_search_search *q, const struct items *from, const struct item *it, const struct items *to)
{
	q->rarest = 0;
	for (uint32_t i = 0; i < it->n; i++) {
		uint32_t t = from->term[it->from + i];
		double r = q->s->words.rarity[t];

		if (q->s->words.people[t] > INTRO_COMMON)
			continue;
		if (r > q->rarest)
			q->rarest = r;
		for (uint32_t k = to->start[t]; k < to->start[t + 1]; k++) {
			uint32_t other = to->posting[k];

			if (q->met[other] == 0) {
				if (!partner(q, to->v[other].who))
					continue;
				q->item[q->nitems++] = other;
			}
			q->met[other] += (float)r;
		}
	}
}

/* takes back what meet() counted for an item; whether a need with so much of it met may be a fit at all */
static bool
may_fit(struct intro_search_search *q, uint32_t other, const struct weight *need)
{
	double most = (q->met[other] + need->common) / need->all * q->rarest / q->s->top;

	q->met[other] = 0;
	return most + 0.001 >= INTRO_FIT_MIN;
}

static void
look_at_needs(struct intro_search_search *q)
{
	const struct intros *s = q->s;

	for (size_t i = s->needs.first[q->a]; i < s->needs.first[q->a + 1]; i++) {
		meet(q, &s->needs, &s->needs.v[i], &s->offers);
		while (q->nitems) {
			uint32_t o = q->item[--q->nitems], who = s->offers.v[o].who;
			double share;

			if (!may_fit(q, o, &s->weight[i]))
				continue;
			share = intro_fit(s, &s->needs.v[i], &s->offers.v[o]);
			if (share > q->with[who].ab)
				q->with[who].ab = (float)share;
		}
	}
}

static void
look_at_offers(struct intro_search_search *q)
{
	const struct intros *s = q->s;

	for (size_t i = s->offers.first[q->a]; i < s->offers.first[q->a + 1]; i++) {
		meet(q, &s->offers, &s->offers.v[i], &s->needs);
		while (q->nitems) {
			uint32_t n = q->item[--q->nitems], who = s->needs.v[n].who;
			double share;

			if (!may_fit(q, n, &s->weight[n]))
				continue;
			share = intro_fit(s, &s->needs.v[n], &s->offers.v[i]);
			if (share > q->with[who].ba)
				q->with[who].ba = (float)share;
		}
	}
}

/* marks who shares a's things; returns the rarity of those too common to start from */
static double
look_at_things(struct intro_search_search *q, const struct items *items, bool places)
{
	const struct intros *s = q->s;
	double common = 0;

	for (size_t i = items->first[q->a]; i < items->first[q->a + 1]; i++) {
		uint32_t t = items->term[items->v[i].from];

		if (s->things.people[t] > INTRO_COMMON) {
			common += s->things.rarity[t];
			continue;
		}
		for (uint32_t k = items->start[t]; k < items->start[t + 1]; k++) {
			uint32_t b = items->v[items->posting[k]].who;

			if (!partner(q, b))
				continue;
			if (places)
				q->with[b].place = true;
			else
				q->with[b].passions += (float)s->things.rarity[t];
		}
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
	struct intro *v;
	size_t n, cap, limit;
	int min; /* no pair below it is of interest any more */
};

static void
best_cut(struct best *best)
{
	if (best->n)
		qsort(best->v, best->n, sizeof(*best->v), intro_order);
	if (!best->limit || best->n < best->limit)
		return;
	best->n = best->limit;
	best->min = best->v[best->n - 1].score;
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

/* whether a pair may get among the best: bounds of its score, each dearer and nearer than the one before */
static bool
promising(const struct intro_search_search *q, uint32_t b, double passions, bool place, int min)
{
	const struct with *w = &q->with[b];
	const struct intros *s = q->s;
	double enough = min - 0.501; /* scores are rounded, and so are the floats */

	passions += w->passions;
	place |= w->place;
	return intro_score(s, w->ab, w->ba, passions, place, 1) >= enough && intro_allowed(s, q->a, b) &&
	       intro_score(s, w->ab, w->ba, passions, place, intro_mutual(s, q->a, b)) >= enough;
}

/* all of a's pairs; `passions` and `places` are what a's common things could add to each */
static void
search_one(struct intro_search_search *q, size_t a, struct best *best)
{
	const struct intros *s = q->s;
	double passions, places;

	q->a = a;
	look_at_needs(q);
	look_at_offers(q);
	passions = look_at_things(q, &s->tags, false);
	places = look_at_things(q, &s->places, true);
	while (q->npartners) {
		uint32_t b = q->partner[--q->npartners];

		q->with[b].seen = false;
		if (promising(q, b, passions, places > 0, best->min))
			best_add(best, intro_pair(s, a, b));
	}
}

static void
search_open(struct intro_search_search *q, const struct intros *s)
{
	size_t items = s->needs.n > s->offers.n ? s->needs.n : s->offers.n, people = s->book->n;

	*q = (struct intro_search_search){
		.s = s,
		.met = mem_zero(items, sizeof(*q->met)),
		.item = mem_alloc(items * sizeof(*q->item)),
		.partner = mem_alloc(people * sizeof(*q->partner)),
		.with = mem_zero(people, sizeof(*q->with)),
	};
}

static void
search_close(struct intro_search_search *q)
{
	free(q->met);
	free(q->item);
	free(q->partner);
	free(q->with);
}

/* of each contact, whether it was named; NULL if nobody was */
static bool *
named_of(const struct intros *s, const struct people *people)
{
	bool *named = people->named ? mem_zero(s->book->n, sizeof(*named)) : NULL;

	for (size_t i = 0; named && i < people->n; i++)
		named[people->who[i]] = true;
	return named;
}

/* what the threads of a search share, and what each has for itself */
struct intro_search_team {
	const struct intros *s;
	const struct people *people;
	const bool *named;
	atomic_size_t next;
	size_t limit;
	int min;
};

struct seeker {
	struct intro_search_team *team;
	struct best best;
	pthread_t thread;
};

static void *
seek(void *arg)
{
	struct seeker *me = arg;
	struct intro_search_team *t = me->team;
	const struct people *p = t->people;
	struct intro_search_search q;
	size_t from;

	search_open(&q, t->s);
	q.later_only = !t->named;
	q.named = t->named;
	me->best = (struct best){.limit = t->limit, .min = t->min};
	while ((from = atomic_fetch_add(&t->next, CHUNK)) < p->n)
		for (size_t i = from; i < p->n && i < from + CHUNK; i++)
			if (t->s->standing[p->who[i]])
				search_one(&q, p->who[i], &me->best);
	best_cut(&me->best);
	search_close(&q);
	return NULL;
}

/* the best of each thread hold the best of all, however the work was dealt out */
static void
gather(struct best *all, struct best *part)
{
	for (size_t i = 0; i < part->n; i++)
		best_add(all, part->v[i]);
	free(part->v);
}

void
intro_search(struct intro **out, size_t *n, const struct intros *s, const struct people *people,
           size_t limit, int min)
{
	bool *named = named_of(s, people);
	struct intro_search_team team = {.s = s, .people = people, .named = named, .limit = limit, .min = min > 1 ? min : 1};
	size_t threads = people->n / (4 * CHUNK) + 1, started = 1;
	struct best best = {.limit = limit, .min = team.min};
	struct seeker seeker[THREADS] = {0};

	threads = threads < THREADS ? threads : THREADS;
	for (size_t i = 0; i < THREADS; i++)
		seeker[i].team = &team;
	while (started < threads && pthread_create(&seeker[started].thread, NULL, seek, &seeker[started]) == 0)
		started++;
	seek(&seeker[0]);
	gather(&best, &seeker[0].best);
	for (size_t i = 1; i < started; i++) {
		pthread_join(seeker[i].thread, NULL);
		gather(&best, &seeker[i].best);
	}
	best_cut(&best);
	free(named);
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
intro_search_under_way(struct intro **out, size_t *n, const struct intros *s, const struct people *people,
                size_t limit, int min)
{
	const struct ties *t = &s->ties;
	bool *named = named_of(s, people);
	struct intro *v = mem_alloc(t->noptin * sizeof(*v));

	*n = 0;
	for (size_t i = 0; i < t->noptin; i++) {
		uint32_t who = t->optin[i].who, about = t->optin[i].about, a, b;

		/* a pair of which both sides were asked comes twice */
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
