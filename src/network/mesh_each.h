/* SPDX-License-Identifier: ISC */
#ifndef TEND_MESH_EACH_H
#define TEND_MESH_EACH_H

#include "network/mesh.h"

/* how one person stands in the web */
struct mesh_each {
	uint32_t who;      /* index into the book's contacts */
	uint32_t ties;
	double clustering; /* pairs of their acquaintances who are tied, as a share (Watts and Strogatz 1998); NAN below two ties */
	bool bridge;       /* a cut (see skeleton.h): without them others, who are connected, were not */
	uint32_t joins;    /* how many others would be connected with theirs by one introduction; 0 for none */
	uint32_t with;     /* to whom, if joins */
};

/*
 * Those of `people` who are in it, the most tied first, then by id. `with` is in the largest component that
 * is not theirs, of which it is the best tied, then the first by id; not one who is to be kept apart from them
 * (see ties.h). Where several components are as large they are dealt out in turn: to the k-th person, ranked
 * by size of component, component, ties and id, the k-th of them, and on from there to the first that will
 * do. If none will, in the next largest. The caller frees *out.
 */
void mesh_each(struct mesh_each **out, size_t *n, const struct mesh *, const struct people *);

#endif
