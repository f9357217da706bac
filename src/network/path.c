/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "network/path_search.h"

struct paths {
	struct path_search search;
	bool *member;
};

/* nodes that must not come next, as a list */
struct ban {
	uint32_t node;
	const struct ban *more;
};

/* the best way that shares its first `fixed` nodes and does not continue with a banned one */
struct path_candidate {
	struct path_way way;
	unsigned fixed;
	const struct ban *bans;
};

/* the search for several paths */
struct path_finder {
	struct path_search *search;
	const uint32_t *target;
	size_t n;
	struct path_candidate *v; /* best first, at most as many as are still needed */
	size_t nv, wanted;
	struct arena *arena;
};

struct paths *
paths_open(const struct people_graph *w, day today, unsigned hops)
{
	struct paths *p = mem_zero(1, sizeof(*p));

	path_search_open(&p->search, w, today, hops);
	p->member = mem_zero(w->n + 1, sizeof(*p->member));
	p->search.member = p->member;
	return p;
}

void
paths_close(struct paths *p)
{
	path_search_close(&p->search);
	free(p->member);
	free(p);
}

/* inserts a candidate if it is among those still needed */
static void
keep(struct path_finder *f, const struct path_candidate *c)
{
	size_t i;

	if (f->nv == f->wanted && path_way_order(&c->way, &f->v[f->nv - 1].way) > 0)
		return;
	if (f->nv < f->wanted)
		f->nv++;
	for (i = f->nv - 1; i && path_way_order(&c->way, &f->v[i - 1].way) < 0; i--)
		f->v[i] = f->v[i - 1];
	f->v[i] = *c;
}

/* finds the best way that shares the first `fixed` nodes of `like` */
static void
look(struct path_finder *f, const struct path_way *like, unsigned fixed, const struct ban *bans)
{
	struct path_candidate c = {.fixed = fixed, .bans = bans};
	struct path_way begin = *like;

	begin.n = fixed;
	path_search_begin(f->search);
	for (const struct ban *b = bans; b; b = b->more)
		path_search_ban(f->search, b->node);
	if (path_search_run(f->search, &c.way, &begin, f->target, f->n,
	                    f->nv < f->wanted ? INT64_MAX / 2 : f->v[f->nv - 1].way.cost))
		keep(f, &c);
}

/* after the best way is taken: splits the remaining ones by where they leave it */
static void
part(struct path_finder *f, const struct path_candidate *c)
{
	uint32_t owner = (uint32_t)f->search->people->n;

	for (unsigned i = c->fixed; i <= c->way.n; i++) {
		struct ban *ban = arena_alloc(f->arena, sizeof(*ban));

		ban->node = i < c->way.n ? c->way.node[i] : owner;
		ban->more = i == c->fixed ? c->bans : NULL;
		look(f, &c->way, i, ban);
	}
}

static struct path_candidate
take(struct path_finder *f)
{
	struct path_candidate best = f->v[0];

	f->nv--;
	f->wanted--;
	for (size_t i = 0; i < f->nv; i++)
		f->v[i] = f->v[i + 1];
	return best;
}

/* turns a way from the target's end into a path from the owner's */
static struct path
path_of(const struct path_way *way, struct arena *arena)
{
	uint32_t *node = arena_alloc(arena, way->n * sizeof(*node));

	for (unsigned i = 0; i < way->n; i++)
		node[i] = way->node[way->n - 1 - i];
	return (struct path){node, way->n, way->cost};
}

void
paths_find(struct path **out, size_t *found, struct paths *p, const uint32_t *target, size_t n,
           size_t limit, struct arena *arena)
{
	struct path_finder f = {.search = &p->search, .target = target, .n = n, .wanted = limit, .arena = arena};

	*found = 0;
	*out = arena_alloc(arena, limit * sizeof(**out));
	f.v = mem_alloc((limit + 1) * sizeof(*f.v));
	for (size_t i = 0; i < n; i++)
		p->member[target[i]] = true;
	if (limit)
		look(&f, &(struct path_way){0}, 0, NULL);
	while (f.nv) {
		struct path_candidate c = take(&f);

		(*out)[(*found)++] = path_of(&c.way, arena);
		if (f.wanted)
			part(&f, &c);
	}
	for (size_t i = 0; i < n; i++)
		p->member[target[i]] = false;
	free(f.v);
}

int
path_score(const struct path *p)
{
	return (int)((100 * PATH_UNIT + p->cost / 2) / p->cost);
}

enum path_state
path_state(const struct contact *c, const struct settings *set, day today)
{
	struct account s = account_of(c, set, today);

	if (s.last == DAY_NONE)
		return PATH_NEW;
	if (account_dormant(&s, set, today))
		return PATH_DORMANT;
	return s.net < 0 ? PATH_OVERDRAWN : PATH_GOOD;
}

const char *
path_state_name(enum path_state s)
{
	static const char *const names[] = {"new", "dormant", "overdrawn", "good"};

	return names[s];
}
