/* SPDX-License-Identifier: ISC */
#ifndef TEND_PATH_COST_H
#define TEND_PATH_COST_H

#include "network/path.h"

/* the costs of steps, computed on first use because counting mutual acquaintances takes time */
struct path_cost {
	const struct people_graph *people;
	day today;
	int64_t *edge;  /* for each index into graph.to; 0 while unknown */
	int64_t *first; /* for each contact, the owner's step to them; 0 while unknown */
};

void path_cost_open(struct path_cost *, const struct people_graph *, day today);
void path_cost_close(struct path_cost *);

/* the cost of the tie at index `place` of graph.to, which begins at node u */
int64_t path_cost_edge(struct path_cost *, size_t u, uint32_t place);
/* the cost of the owner's step to a contact that counts */
int64_t path_cost_first(struct path_cost *, size_t who);

#endif
