/* SPDX-License-Identifier: ISC */
#ifndef TEND_PATH_TARGET_H
#define TEND_PATH_TARGET_H

#include "network/people_graph.h"

/* the keys that path_target_find() needs beyond PEOPLE_GRAPH_KEYS, of the whole book, for an operand that begins so */
#define PATH_TARGET_KEYS (KEYSET(KEY_ORG) | KEYSET(KEY_TAGS))

/* whom a path is to lead to: one person, or several of whom any will do */
struct path_target {
	struct str name; /* the operand */
	uint32_t *node;  /* of the web, ascending; none are without an edge there: the owner and the retired */
	size_t n;        /* 0 for the owner and the retired, who are in no list */
};

/* whether an operand means all who have a value: "org=…", "tag=…" */
bool path_target_is_set(struct str operand);

/*
 * The targets that operands mean, in their order, each person once: a contact or somebody on the
 * horizon, by the whole name; else the contacts who have the `org` or tag of "org=NAME" or
 * "tag=NAME", compared folded; else the contact whom an operand means to every tool, by a path or
 * a beginning; else the one on the horizon whose name begins so. Whoever is not found, or not
 * alone, is told in `errors`. Everything is in the arena, but for the texts of the operands.
 */
void path_target_find(struct path_target **out, size_t *n, struct people_graph *, const struct str *operand, size_t noperands,
                 struct arena *, struct errors *);

#endif
