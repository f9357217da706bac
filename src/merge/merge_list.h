/* SPDX-License-Identifier: ISC */
#ifndef TEND_MERGE_LIST_H
#define TEND_MERGE_LIST_H

#include "base/date.h"
#include "merge/merge_text.h"

struct merge_item {
	struct str key;  /* items of the same key are the same thing */
	struct str text;
	day date;        /* or DAY_NONE */
	uint32_t gap;    /* blank lines above it */
	bool bullet;
};

#define NO_ITEM UINT32_MAX

/* the same thing in up to three lists: its place in each, or NO_ITEM */
struct node {
	uint32_t at[SIDES];
	uint32_t next; /* of the same key */
	bool stays;    /* is in the result */
};

struct merge_list {
	struct merge_item *item[SIDES];
	size_t n[SIDES];
	uint32_t *of[SIDES]; /* the node of each item */
	struct node *node;
	size_t nnodes;
};

/* room for the n items of a side */
void merge_list_items(struct merge_list *, enum side, size_t n, struct arena *);
/*
 * Makes the nodes: the first of a key goes with the first, the second with
 * the second. stays is set as for a multiset: what either side added is there, what
 * either side took away is not.
 */
void merge_list_match(struct merge_list *, struct arena *);
/*
 * The nodes that stay, in the order of the lists: what is in both sides first of all, in the order
 * of the one that changed it; behind each of these what one side has there alone,
 * that of both sides by date, in the direction in which the lists run.
 */
size_t merge_list_order(uint32_t **order, const struct merge_list *, struct arena *);

static inline bool
node_has(const struct node *n, enum side side)
{
	return n->at[side] != NO_ITEM;
}

/* the text of a node on a side; empty if it is not there */
struct str merge_list_text(const struct merge_list *, const struct node *, enum side);

#endif
