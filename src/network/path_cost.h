/* SPDX-License-Identifier: ISC */
#ifndef TEND_PATH_COST_H
#define TEND_PATH_COST_H

#include "network/path.h"

/* what steps cost, worked out when first asked for: mutual acquaintances take time to count */
struct path_cost {
	const struct people_graph *web;
	day today;
	int64_t *edge;  /* of each place in the web's graph.to; 0 while unknown */
	int64_t *first; /* of each contact, the owner's step to them; 0 while unknown */
};

void path_cost_open(struct path_cost *, const struct people_graph *, day today);
void path_cost_close(struct path_cost *);

/* of the tie at that place in graph.to, which begins at node u */
int64_t path_cost_edge(struct path_cost *, size_t u, uint32_t place);
/* of the owner's step to a contact that counts */
int64_t path_cost_first(struct path_cost *, size_t who);

#endif
