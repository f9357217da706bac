/* SPDX-License-Identifier: ISC */
#ifndef TEND_PATH_H
#define TEND_PATH_H

#include "account/account.h"
#include "network/people_graph.h"

/* the keys and parts of the whole book that paths_open() and path_state() need */
#define PATH_KEYS (PEOPLE_GRAPH_KEYS | ACCOUNT_KEYS)
#define PATH_PARTS PEOPLE_GRAPH_PARTS

/* maximum steps of a path; the owner's step to the first person counts */
#define PATH_HOPS 4
#define PATH_HOPS_MAX 6

/*
 * A path costs the sum of its steps, in integer units of 1e-12, so that the sum does not depend on
 * the order.
 *
 * A step between two tied people costs 2 - s(k), where k is the number of people tied to both and
 *
 *	s(k) = k/10 * e^(1 - k/10)
 *
 * which is 0 for k = 0, 1 for k = 10, and falls again: moderately weak ties carry furthest
 * (Rajkumar et al. 2022). The owner's step to a contact costs the same, with k the contact's ties
 * to other contacts, all known to the owner too; plus n/24 for n entries in the year that ends
 * today, at most 12: a person seen rarely brings more that is new (Granovetter 1973). So a step
 * costs 1 to 2, the first one 1 to 2.5.
 */
#define PATH_UNIT INT64_C(1000000000000) /* cost 1 */
#define PATH_BUSY 12

/* a path from the owner to a target */
struct path {
	/* nodes of the people graph: the first person to talk to, …, the target */
	const uint32_t *node;
	size_t hops;          /* number of nodes, at least 1 */
	int64_t cost;
};

struct paths;

/*
 * Prepares the search for paths of at most `hops` steps, 1 to PATH_HOPS_MAX; the graph must not
 * change meanwhile. Searching for several targets with one struct gives the same paths, faster. The
 * caller closes it.
 */
struct paths *paths_open(const struct people_graph *, day today, unsigned hops);
void paths_close(struct paths *);

/*
 * Finds the `limit` cheapest paths to a target, without repeated nodes; paths of equal cost are
 * ordered by their nodes, from the first person on. A target is a set of n nodes that count,
 * without duplicates; a path ends at the first of them it reaches. The algorithm is Yen's k
 * shortest paths (1971) with Lawler's partition (1972), from the target's end; each search is A*
 * (Hart, Nilsson, Raphael 1968) over pairs of node and step count. *out and its nodes live in the
 * arena.
 */
void paths_find(struct path **out, size_t *found, struct paths *, const uint32_t *target, size_t n,
                size_t limit, struct arena *);

/* 100 divided by the cost, rounded: 1..100 */
int path_score(const struct path *);

/* the state of the account with the first person; the first that applies */
enum path_state {
	PATH_NEW,       /* never in touch */
	PATH_DORMANT,   /* no contact for the book's dormant time */
	PATH_OVERDRAWN, /* the account is negative */
	PATH_GOOD,
};

enum path_state path_state(const struct contact *, const struct settings *, day today);
/* "new", "dormant", … */
const char *path_state_name(enum path_state);

#endif
