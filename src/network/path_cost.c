/* SPDX-License-Identifier: ISC */
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/period.h"
#include "network/path_cost.h"
#include "network/ties.h"

void
path_cost_open(struct path_cost *c, const struct people_graph *w, day today)
{
	*c = (struct path_cost){.people = w, .today = today};
	c->edge = mem_zero(w->graph.start[w->n], sizeof(*c->edge));
	c->first = mem_zero(w->book->n, sizeof(*c->first));
}

void
path_cost_close(struct path_cost *c)
{
	free(c->edge);
	free(c->first);
	*c = (struct path_cost){0};
}

/* the cost of a tie between two people with k common acquaintances */
static int64_t
tie(size_t k)
{
	return PATH_UNIT + llround(PATH_UNIT * (1 - ties_mutual(k)));
}

int64_t
path_cost_edge(struct path_cost *c, size_t u, uint32_t place)
{
	const struct graph *g = &c->people->graph;

	if (!c->edge[place])
		c->edge[place] = tie(graph_common(g, u, g->to[place]));
	return c->edge[place];
}

/*
 * the number of common acquaintances of a contact and the owner, who knows all contacts and no
 * person without a file
 */
static size_t
mutual(const struct people_graph *w, size_t who)
{
	const struct graph *g = &w->graph;
	uint32_t i = g->start[who];

	/* people without a file follow the contacts */
	while (i < g->start[who + 1] && g->to[i] < w->book->n)
		i++;
	return i - g->start[who];
}

/* entries of the year that ends today, at most PATH_BUSY */
static int
recent(const struct contact *c, day today)
{
	day since = day_sub(today, (struct period){12, PERIOD_MONTHS});
	int n = 0;

	for (uint32_t i = 0; i < c->body.nentries && n < PATH_BUSY; i++)
		n += c->body.entry[i].date > since && entry_counts(&c->body.entry[i], today);
	return n;
}

int64_t
path_cost_first(struct path_cost *c, size_t who)
{
	if (!c->first[who])
		c->first[who] = tie(mutual(c->people, who)) +
		                PATH_UNIT * recent(&c->people->book->contact[who], c->today) / (2 * PATH_BUSY);
	return c->first[who];
}
