/* SPDX-License-Identifier: ISC */
#ifndef TEND_MESH_EACH_H
#define TEND_MESH_EACH_H

#include "network/mesh.h"

/* a person's position in the mesh */
struct mesh_each {
	uint32_t who;      /* index into the book's contacts */
	uint32_t ties;
	/*
	 * share of the pairs of their acquaintances who are tied (Watts and Strogatz 1998); NAN
	 * below two ties
	 */
	double clustering;
	/* true for a cut (see components.h): without them, people who are connected would not be */
	bool bridge;
	/* number of people that one introduction would connect with theirs; 0 for none */
	uint32_t joins;
	uint32_t with;     /* the person to introduce them to, if joins is not 0 */
};

/*
 * Computes the positions of `people`, the most tied first, then by id. `with` is the best tied
 * person of the largest other component, then the first by id, but never one to keep apart (see
 * ties.h). If several components have that size, they are dealt out in turn: the k-th person,
 * ranked by component size, component, ties and id, gets the k-th of them or the first suitable one
 * after it; if none is suitable, one of the next smaller size. The caller frees *out.
 */
void mesh_each(struct mesh_each **out, size_t *n, const struct mesh *, const struct people *);

#endif
