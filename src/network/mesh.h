/* SPDX-License-Identifier: ISC */
#ifndef TEND_MESH_H
#define TEND_MESH_H

#include "book/people.h"
#include "network/components.h"
#include "network/ties.h"

/* the keys and parts that mesh_open() needs, of the whole book */
#define MESH_KEYS TIES_KEYS
#define MESH_PARTS TIES_PARTS

/*
 * Contacts and the ties among them, without the owner, the retired, and the horizon. Node i is
 * contact who[i]; they are in the order of the book.
 */
struct mesh {
	const struct book *book;
	struct graph graph;
	uint32_t *who;        /* of each node */
	uint32_t *node;       /* of each contact, or COMPONENTS_NONE */
	struct ties ties;     /* of the whole book, by contact */
	struct components skeleton;
	uint64_t *triangles;  /* of each node */
};

/*
 * Of `people`; of all if it is NULL. The ties are those between two of them. The caller closes
 * it. Lets go of the book's names, as ties_read().
 */
void mesh_open(struct mesh *, struct book *, const struct people *, day today);
void mesh_close(struct mesh *);

/*
 * n people, m ties, d(v) the ties of v; in the last column what is there for whom it is defined.
 *
 *	people          n
 *	ties            m
 *	isolated        of them, those without a tie
 *	components      sets of people who are connected; who is isolated is one
 *	density         2m / (n(n-1))                                       n > 1
 *	clustering      3 × triangles / pairs of ties that meet in one person  n > 1; 0 if none meet
 *	                (transitivity: Luce and Perry 1949; Newman 2003)
 *	constraint      mine, in the graph with me tied to each of them        n > 0
 *	                (Burt 1992, unweighted): the sum over each v of
 *	                (1/n + sum over its neighbours q of 1/n × 1/(d(q)+1))²
 *	effective-size  mine, likewise (Burt 1992; Borgatti 1997): n - 2m/n    n > 0
 *	mesh            pairs connected without me, as a share of all pairs:   n > 1
 *	                the sum over components c of c(c-1) / (n(n-1))
 */
enum mesh_metric {
	MESH_PEOPLE, MESH_TIES, MESH_ISOLATED, MESH_COMPONENTS, MESH_DENSITY, MESH_CLUSTERING,
	MESH_CONSTRAINT, MESH_EFFECTIVE_SIZE, MESH_MESH, MESH_METRICS,
};

/* all of them; NAN where one is not defined */
void mesh_figures(double out[MESH_METRICS], const struct mesh *);
/* "effective-size" */
const char *mesh_metric_name(enum mesh_metric);

/* how many ties a node has */
uint32_t mesh_ties(const struct mesh *, size_t node);

#endif
