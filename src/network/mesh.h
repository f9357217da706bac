/* SPDX-License-Identifier: ISC */
#ifndef TEND_MESH_H
#define TEND_MESH_H

#include "book/people.h"
#include "network/components.h"
#include "network/ties.h"

/* the keys and parts of the whole book that mesh_open() needs */
#define MESH_KEYS TIES_KEYS
#define MESH_PARTS TIES_PARTS

/*
 * Contacts and the ties between them, without the owner, inactive contacts, and people without a
 * file. Node i is contact who[i]; nodes are in the order of the book.
 */
struct mesh {
	const struct book *book;
	struct graph graph;
	uint32_t *who;        /* for each node its contact */
	uint32_t *node;       /* for each contact its node, or COMPONENTS_NONE */
	struct ties ties;     /* of the whole book, by contact */
	struct components skeleton;
	uint64_t *triangles;  /* for each node */
};

/*
 * Reads the mesh of `people`, or of all contacts if it is NULL; a tie counts if both ends are in
 * it. The caller closes it. Frees the book's name index, as ties_read() does.
 */
void mesh_open(struct mesh *, struct book *, const struct people *, day today);
void mesh_close(struct mesh *);

/*
 * The figures of n people and m ties; d(v) is the number of ties of v. The last column is the
 * condition under which a figure is defined.
 *
 *	people          n
 *	ties            m
 *	isolated        people without a tie
 *	components      sets of connected people; an isolated person is one
 *	density         2m / (n(n-1))                                       n > 1
 *	clustering      3 × triangles / pairs of ties that share a person   n > 1; 0 if no pair does
 *	                (transitivity: Luce and Perry 1949; Newman 2003)
 *	constraint      of the owner, in the graph with the owner tied to all  n > 0
 *	                (Burt 1992, unweighted): the sum over each v of
 *	                (1/n + sum over its neighbours q of 1/n × 1/(d(q)+1))²
 *	effective-size  of the owner, likewise: n - 2m/n                    n > 0
 *	                (Burt 1992; Borgatti 1997)
 *	mesh            pairs connected without the owner, as a share of    n > 1
 *	                all pairs: the sum over components c of c(c-1) / (n(n-1))
 */
enum mesh_metric {
	MESH_PEOPLE, MESH_TIES, MESH_ISOLATED, MESH_COMPONENTS, MESH_DENSITY, MESH_CLUSTERING,
	MESH_CONSTRAINT, MESH_EFFECTIVE_SIZE, MESH_MESH, MESH_METRICS,
};

/* computes all figures; NAN if one is not defined */
void mesh_figures(double out[MESH_METRICS], const struct mesh *);
/* "effective-size" */
const char *mesh_metric_name(enum mesh_metric);

/* the number of ties of a node */
uint32_t mesh_ties(const struct mesh *, size_t node);

#endif
