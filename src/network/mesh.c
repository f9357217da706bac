/* SPDX-License-Identifier: ISC */
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "network/mesh.h"

uint32_t
mesh_ties(const struct mesh *m, size_t node)
{
	return m->graph.start[node + 1] - m->graph.start[node];
}

static bool
counts(const struct contact *c)
{
	return !c->me && !c->inactive;
}

/* numbers the people in the mesh */
static size_t
number(struct mesh *m, const struct people *people)
{
	const struct book *b = m->book;
	bool *in = mem_zero(b->n, sizeof(*in));
	size_t n = 0;

	for (size_t i = 0; people && i < people->n; i++)
		in[people->who[i]] = true;
	for (size_t i = 0; i < b->n; i++) {
		bool node = (in[i] || !people) && counts(&b->contact[i]);

		m->node[i] = node ? (uint32_t)n : COMPONENTS_NONE;
		if (node)
			m->who[n++] = (uint32_t)i;
	}
	free(in);
	return n;
}

void
mesh_open(struct mesh *m, struct book *b, const struct people *people, day today)
{
	const struct graph *tied = &m->ties.tied;
	size_t n;

	*m = (struct mesh){.book = b};
	m->node = mem_alloc(b->n * sizeof(*m->node));
	m->who = mem_alloc(b->n * sizeof(*m->who));
	n = number(m, people);
	ties_read(&m->ties, b, today, NULL);
	for (size_t a = 0; a < n; a++)
		for (uint32_t i = tied->start[m->who[a]]; i < tied->start[m->who[a] + 1]; i++)
			if (tied->to[i] > m->who[a] && m->node[tied->to[i]] != COMPONENTS_NONE)
				graph_add(&m->graph, a, m->node[tied->to[i]]);
	graph_finish(&m->graph, n);
	components_find(&m->skeleton, &m->graph);
	m->triangles = mem_alloc(n * sizeof(*m->triangles));
	components_triangles(m->triangles, &m->graph);
}

void
mesh_close(struct mesh *m)
{
	ties_free(&m->ties);
	graph_free(&m->graph);
	components_free(&m->skeleton);
	free(m->who);
	free(m->node);
	free(m->triangles);
	*m = (struct mesh){0};
}

/* ordered pairs of n */
static double
pairs(double n)
{
	return n * (n - 1);
}

static double
transitivity(const struct mesh *m)
{
	double corners = 0, pairs_of_ties = 0;

	for (size_t i = 0; i < m->graph.n; i++) {
		corners += 2 * (double)m->triangles[i];
		pairs_of_ties += pairs(mesh_ties(m, i));
	}
	return pairs_of_ties > 0 ? corners / pairs_of_ties : 0;
}

static double
constraint(const struct mesh *m)
{
	const struct graph *g = &m->graph;
	double sum = 0, n = (double)g->n;

	for (size_t v = 0; v < g->n; v++) {
		double on = 1; /* n times the owner's share for v, directly and through others */

		for (uint32_t i = g->start[v]; i < g->start[v + 1]; i++)
			on += 1 / ((double)mesh_ties(m, g->to[i]) + 1);
		sum += on / n * (on / n);
	}
	return sum;
}

static double
connected(const struct mesh *m)
{
	double sum = 0;

	for (size_t i = 0; i < m->skeleton.nparts; i++)
		sum += pairs(m->skeleton.size[i]);
	return sum;
}

void
mesh_figures(double out[MESH_METRICS], const struct mesh *m)
{
	double n = (double)m->graph.n, ties = (double)m->graph.start[m->graph.n] / 2;

	for (enum mesh_metric i = 0; i < MESH_METRICS; i++)
		out[i] = NAN;
	out[MESH_PEOPLE] = n;
	out[MESH_TIES] = ties;
	out[MESH_ISOLATED] = 0;
	for (size_t i = 0; i < m->graph.n; i++)
		out[MESH_ISOLATED] += mesh_ties(m, i) == 0;
	out[MESH_COMPONENTS] = (double)m->skeleton.nparts;
	if (n > 0) {
		out[MESH_CONSTRAINT] = constraint(m);
		out[MESH_EFFECTIVE_SIZE] = n - 2 * ties / n;
	}
	if (n > 1) {
		out[MESH_DENSITY] = 2 * ties / pairs(n);
		out[MESH_CLUSTERING] = transitivity(m);
		out[MESH_MESH] = connected(m) / pairs(n);
	}
}

const char *
mesh_metric_name(enum mesh_metric i)
{
	static const char *const names[] = {
		"people", "ties", "isolated", "components", "density",
		"clustering", "constraint", "effective-size", "mesh",
	};

	return names[i];
}
