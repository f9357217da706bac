/* SPDX-License-Identifier: ISC */
#ifndef TEND_PEOPLE_GRAPH_H
#define TEND_PEOPLE_GRAPH_H

#include "book/people.h"
#include "network/ties.h"

/* the keys and parts that people_graph_read() needs, of the whole book */
#define PEOPLE_GRAPH_KEYS TIES_KEYS
#define PEOPLE_GRAPH_PARTS TIES_PARTS

/*
 * The people as a graph: nodes are the contacts of the book, by index, and behind them the
 * horizon. The owner, who is tied to every contact, and the retired have no edges and do not count.
 */
struct people_graph {
	struct book *book;
	struct ties ties;     /* of all; the horizon is in it */
	struct unfiled horizon;
	struct graph graph;   /* of those who count */
	size_t n;             /* nodes */
	bool *counts;         /* of each node */
	size_t contacts;      /* how many contacts count */
};

/* needs the whole book; what people_graph_free() releases, it owns. Lets go of the book's names, as ties_read(). */
void people_graph_read(struct people_graph *, struct book *, day today);
void people_graph_free(struct people_graph *);

/* the id of a contact; of somebody on the horizon the name, as first written */
struct str people_graph_id(const struct people_graph *, size_t node);
/* the name */
struct str people_graph_name(const struct people_graph *, size_t node);
/* the node of a contact's id or name, or of a name on the horizon; w->n for nobody */
size_t people_graph_find(struct people_graph *, struct str name);

#endif
