/* SPDX-License-Identifier: ISC */
#ifndef TEND_PEOPLE_GRAPH_H
#define TEND_PEOPLE_GRAPH_H

#include "book/people.h"
#include "network/ties.h"

/* the keys and parts of the whole book that people_graph_read() needs */
#define PEOPLE_GRAPH_KEYS TIES_KEYS
#define PEOPLE_GRAPH_PARTS TIES_PARTS

/*
 * The people as a graph: nodes are the contacts of the book, by index, then the people without a
 * file. The owner, who is tied to every contact, and inactive contacts have no edges and do not
 * count.
 */
struct people_graph {
	struct book *book;
	struct ties ties;     /* of all nodes, including people without a file */
	struct unfiled unfiled;
	struct graph graph;   /* of nodes that count */
	size_t n;             /* number of nodes */
	bool *counts;         /* for each node, whether it counts */
	size_t contacts;      /* number of contacts that count */
};

/*
 * needs the whole book; people_graph_free() releases the graph. Frees the book's name index, as
 * ties_read() does.
 */
void people_graph_read(struct people_graph *, struct book *, day today);
void people_graph_free(struct people_graph *);

/* the id of a contact; for a person without a file the name, as first written */
struct str people_graph_id(const struct people_graph *, size_t node);
/* the name of a node */
struct str people_graph_name(const struct people_graph *, size_t node);
/* the node of a contact's id or name, or of a person without a file; w->n if there is none */
size_t people_graph_find(struct people_graph *, struct str name);

#endif
