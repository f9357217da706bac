/* SPDX-License-Identifier: ISC */
#include "match/points_bridge.h"

/* a third person with a passion of each */
struct bridge {
	unsigned ties;
	double rarity;
	uint32_t who;
	const struct item *a, *b; /* their passions */
};

static bool
bridge_before(const struct bridge *x, const struct bridge *y)
{
	if (x->ties != y->ties)
		return x->ties > y->ties;
	if (x->rarity != y->rarity)
		return x->rarity > y->rarity;
	return x->who < y->who;
}

/* the rarest passion that somebody has of each */
static void
look_at_passions(struct points *p, struct bridge *out)
{
	const struct items *tags = &p->s.tags;
	const double *rarity = p->s.things.rarity;

	for (size_t i = tags->first[out->who]; i < tags->first[out->who + 1]; i++) {
		const struct item *it = &tags->v[i];
		uint32_t t = tags->term[it->from];

		if (p->theirs[t] == p->who + 1 && (!out->a || rarity[t] > rarity[tags->term[out->a->from]]))
			out->a = it;
		if (p->tag[t] && (!out->b || rarity[t] > rarity[tags->term[out->b->from]]))
			out->b = it;
	}
	if (out->a && out->b)
		out->rarity = rarity[tags->term[out->a->from]] + rarity[tags->term[out->b->from]];
}

static void
consider(struct points *p, struct bridge *best, size_t *n, uint32_t who)
{
	const struct contact *c = &p->book->contact[who];
	struct bridge b = {.who = who};
	size_t i;

	if (p->looked[who] == p->who + 1 || who == p->who || who == p->with || c->me || c->inactive)
		return;
	p->looked[who] = (uint32_t)p->who + 1;
	look_at_passions(p, &b);
	if (!b.a || !b.b)
		return;
	b.ties = graph_has(&p->s.ties.tied, who, p->who) ? 1 : 0;
	b.ties += !p->owner && graph_has(&p->s.ties.tied, who, p->with) ? 1 : 0;
	i = *n < POINTS_BRIDGES ? (*n)++ : POINTS_BRIDGES;
	for (; i && bridge_before(&b, &best[i - 1]); i--)
		if (i < POINTS_BRIDGES)
			best[i] = best[i - 1];
	if (i < POINTS_BRIDGES)
		best[i] = b;
}

size_t
points_bridges(struct point out[POINTS_BRIDGES], struct points *p)
{
	const struct items *tags = &p->s.tags;
	const struct graph *g = &p->s.ties.tied;
	struct bridge best[POINTS_BRIDGES];
	size_t n = 0;

	for (size_t i = tags->first[p->who]; i < tags->first[p->who + 1]; i++)
		p->theirs[tags->term[tags->v[i].from]] = (uint32_t)p->who + 1;
	for (uint32_t i = g->start[p->who]; i < g->start[p->who + 1]; i++)
		consider(p, best, &n, g->to[i]);
	for (size_t i = tags->first[p->who]; i < tags->first[p->who + 1]; i++) {
		uint32_t t = tags->term[tags->v[i].from];

		for (uint32_t k = tags->start[t]; k < tags->start[t + 1] && k < tags->start[t] + POSTINGS_DISTINCTIVE; k++)
			consider(p, best, &n, tags->v[tags->posting[k]].who);
	}
	for (size_t i = 0; i < n; i++)
		out[i] = (struct point){
			.kind = POINT_BRIDGE,
			.who = best[i].who,
			.what = intro_words(&p->s, best[i].a, KEY_TAGS),
			.other = intro_words(&p->s, best[i].b, KEY_TAGS),
		};
	return n;
}
