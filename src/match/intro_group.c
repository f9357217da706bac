/* SPDX-License-Identifier: ISC */
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "match/intro_bar.h"
#include "match/intro_group.h"

enum {
	MEMBERS = 256,   /* contacts with one thing that are considered: more than enough */
	STEPS = 4000000, /* steps of all searches together */
	TEXT_STEPS = 100, /* steps that it counts to look into the texts of two contacts */
};

/* the search for a group among those who share one thing */
struct group_search {
	struct intros *intros;
	uint32_t member[MEMBERS]; /* contacts that may be in the group */
	size_t n;
	size_t at[6];             /* the members chosen, as indices into `member` */
	size_t steps;             /* steps left */
};

static bool
fits(struct group_search *p, size_t chosen, size_t next)
{
	for (size_t i = 0; i < chosen; i++)
		if (!intro_allowed(p->intros, p->member[p->at[i]], p->member[next]))
			return false;
	for (size_t i = 0; i < chosen; i++, p->steps -= p->steps > TEXT_STEPS ? TEXT_STEPS : p->steps) {
		uint32_t other = p->member[p->at[i]];

		if (intro_bar_notes(p->intros, other, p->member[next]) != INTRO_FREE ||
		    intro_told(p->intros, other, p->member[next]))
			return false;
	}
	return true;
}

/* chooses the first k members in order so that no two are tied; false if there are none */
static bool
choose(struct group_search *p, size_t k)
{
	size_t chosen = 0, next = 0;

	for (; chosen < k && p->steps > 0; p->steps -= p->steps > 0) {
		if (next == p->n) {
			if (!chosen)
				return false;
			next = p->at[--chosen] + 1;
		} else if (fits(p, chosen, next)) {
			p->at[chosen++] = next++;
		} else {
			next++;
		}
	}
	return chosen == k;
}

/* lists the eligible contacts with a term, the named first: a group begins with one of them */
static void
list_members(struct group_search *p, const struct items *items, uint32_t term, const bool *named)
{
	uint32_t end = items->start[term + 1];

	p->n = 0;
	for (int round = named ? 0 : 1; round < 2; round++)
		for (uint32_t k = items->start[term]; k < end && p->n < MEMBERS; k++) {
			uint32_t who = items->v[items->posting[k]].who;
			bool first = named && named[who];
			bool again = p->n && p->member[p->n - 1] == who;

			if (p->intros->eligible[who] && first == (round == 0) && !again)
				p->member[p->n++] = who;
		}
}

static int
group_order(const void *va, const void *vb)
{
	const struct intro_group *a = va, *b = vb;

	if (a->score != b->score)
		return a->score > b->score ? -1 : 1;
	if (a->who[0] != b->who[0])
		return a->who[0] < b->who[0] ? -1 : 1;
	return (a->term > b->term) - (a->term < b->term);
}

/* adds the group of one term, if there is one */
static void
add_group(struct intro_group **v, size_t *n, size_t *cap, struct group_search *p,
          const struct items *items, uint32_t term, size_t k, const bool *named)
{
	struct intro_group g = {.term = term, .items = items};

	list_members(p, items, term, named);
	if (p->n < k || (named && !named[p->member[0]]) || !choose(p, k))
		return;
	for (size_t i = 0; i < k; i++)
		g.who[i] = p->member[p->at[i]];
	if (named && !named[g.who[0]])
		return;
	g.score = (int)lround(100 * p->intros->tags_and_places.rarity[term] / p->intros->tags_and_places.max_rarity);
	*v = mem_reserve(*v, *n, cap, sizeof(**v));
	(*v)[(*n)++] = g;
}

void
intro_group_find(struct intro_group **out, size_t *n, struct intros *s,
                 const struct people *people, size_t k, size_t limit, int min)
{
	bool *named = people->named ? mem_zero(s->book->n, sizeof(*named)) : NULL;
	const struct items *both[] = {&s->tags, &s->places};
	struct group_search p = {.intros = s, .steps = STEPS};
	size_t cap = 0, kept = 0;

	*out = NULL;
	*n = 0;
	for (size_t i = 0; named && i < people->n; i++)
		named[people->who[i]] = true;
	for (size_t i = 0; i < 2; i++)
		for (uint32_t t = 0; t < s->tags_and_places.n; t++)
			if (both[i]->start[t + 1] - both[i]->start[t] >= k)
				add_group(out, n, &cap, &p, both[i], t, k, named);
	if (*n)
		qsort(*out, *n, sizeof(**out), group_order);
	while (kept < *n && (!limit || kept < limit) && (*out)[kept].score >= min)
		kept++;
	*n = kept;
	free(named);
}

struct str
intro_group_thing(const struct intros *s, const struct intro_group *g)
{
	const struct contact *c = &s->book->contact[g->who[0]];
	enum key key = g->items == &s->tags ? KEY_TAGS : KEY_PLACE;

	for (size_t i = g->items->first[g->who[0]]; i < g->items->first[g->who[0] + 1]; i++)
		if (g->items->term[g->items->v[i].from] == g->term)
			return field_text(contact_field(c, key), g->items->v[i].value);
	return STR("");
}
