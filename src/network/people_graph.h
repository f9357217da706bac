/* SPDX-License-Identifier: ISC */
#ifndef TEND_PEOPLE_GRAPH_H
#define TEND_PEOPLE_GRAPH_H

#include "book/people.h"
#include "network/ties.h"

/* the keys and parts that web_read() needs, of the whole book */
#define WEB_KEYS TIES_KEYS
#define WEB_PARTS TIES_PARTS

/*
 * The people as a graph: nodes are the contacts of the book, by index, and behind them the
 * horizon. The owner, who is tied to every contact, and the retired have no edges and do not count.
 */
struct web {
	struct book *book;
	struct ties ties;     /* of all; the horizon is in it */
	struct horizon horizon;
	struct graph graph;   /* of those who count */
	size_t n;             /* nodes */
	bool *counts;         /* of each node */
	size_t contacts;      /* how many contacts count */
};

/* needs the whole book; what web_free() releases, it owns. Lets go of the book's names, as ties_read(). */
void web_read(struct web *, struct book *, day today);
void web_free(struct web *);

/* the id of a contact; of somebody on the horizon the name, as first written */
struct str web_id(const struct web *, size_t node);
/* the name */
struct str web_name(const struct web *, size_t node);
/* the node of a contact's id or name, or of a name on the horizon; w->n for nobody */
size_t web_find(struct web *, struct str name);

#endif
