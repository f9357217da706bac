/* SPDX-License-Identifier: ISC */
#ifndef TEND_PATH_TARGET_H
#define TEND_PATH_TARGET_H

#include "network/people_graph.h"

/*
 * the keys of the whole book that path_target_find() needs beyond PEOPLE_GRAPH_KEYS, for operands
 * such as "org=…"
 */
#define PATH_TARGET_KEYS (KEYSET(KEY_ORG) | KEYSET(KEY_TAGS))

/* the target of a path: one person, or a set where any will do */
struct path_target {
	struct str name; /* the operand */
	uint32_t *node;  /* nodes of the people graph, ascending; all may have edges */
	size_t n;        /* 0 for the owner and inactive contacts, which have no paths */
};

/* true if an operand means all contacts with a value: "org=…", "tag=…" */
bool path_target_is_set(struct str operand);

/*
 * Finds the targets of operands, in order, each person once. An operand is the whole name of a
 * contact or of a person without a file; else "org=NAME" or "tag=NAME", for contacts with that
 * value after folding; else a contact by path or beginning, as in every tool; else the one person
 * without a file whose name begins so. Unknown and ambiguous operands are reported in `errors`.
 * Everything lives in the arena, except the operands' texts.
 */
void path_target_find(struct path_target **out, size_t *n, struct people_graph *,
                      const struct str *operand, size_t noperands, struct arena *, struct errors *);

#endif
