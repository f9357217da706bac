/* SPDX-License-Identifier: ISC */
#ifndef TEND_MERGE_LIST_H
#define TEND_MERGE_LIST_H

#include "base/date.h"
#include "merge/merge_text.h"

struct merge_item {
	struct str key;  /* items with equal keys are equal */
	struct str text;
	day date;        /* or DAY_NONE */
	uint32_t gap;    /* number of blank lines above it */
	bool bullet;
};

#define NO_ITEM UINT32_MAX

/* one item in up to three lists: its index in each, or NO_ITEM */
struct node {
	uint32_t at[SIDES];
	uint32_t next; /* the next node of the same key */
	bool stays;    /* true if it is in the result */
};

struct merge_list {
	struct merge_item *item[SIDES];
	size_t n[SIDES];
	uint32_t *of[SIDES]; /* the node of each item */
	struct node *node;
	size_t nnodes;
};

/* allocates the n items of a side */
void merge_list_items(struct merge_list *, enum side, size_t n, struct arena *);
/*
 * Makes the nodes: the first item of a key matches the first on other sides, the second the second.
 * Sets stays as for a multiset: additions of both sides are in the result, removals are not.
 */
void merge_list_match(struct merge_list *, struct arena *);
/*
 * Stores the nodes that stay, in order, and returns their number. Nodes of both sides keep the
 * order of the side that changed it. After each come the nodes that only one side has there; if
 * both have some, they are sorted by date, in the direction of the lists.
 */
size_t merge_list_order(uint32_t **order, const struct merge_list *, struct arena *);

static inline bool
node_has(const struct node *n, enum side side)
{
	return n->at[side] != NO_ITEM;
}

/* the text of a node on a side; empty if the side does not have it */
struct str merge_list_text(const struct merge_list *, const struct node *, enum side);

#endif
