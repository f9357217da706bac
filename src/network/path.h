/* SPDX-License-Identifier: ISC */
#ifndef TEND_PATH_H
#define TEND_PATH_H

#include "account/account.h"
#include "network/people_graph.h"

/* the keys and parts that paths_open() and path_state() need, of the whole book */
#define PATH_KEYS (PEOPLE_GRAPH_KEYS | ACCOUNT_KEYS)
#define PATH_PARTS PEOPLE_GRAPH_PARTS

/* a step of a path is a hop: the owner's to the first person is one */
#define PATH_HOPS 4
#define PATH_HOPS_MAX 6

/*
 * What a path costs is the sum of its steps, in whole units of 1e-12, so that equal is equal in
 * whatever order it is summed up.
 *
 * A step between two who are tied costs 2 - s(k), k being how many are tied to both of them, and
 *
 *	s(k) = k/10 * e^(1 - k/10)
 *
 * which is 0 for nobody, 1 for ten, and falls again: moderately weak ties carry furthest (Rajkumar
 * et al. 2022). The owner's step to a contact costs the same, k being the contact's ties to other
 * contacts, for these are the owner's too; and half of n/12 more, for n entries dated in the year
 * that ends today, 12 at most: who is little seen brings more that is new (Granovetter 1973).
 * So a step costs 1 to 2, the first 1 to 2.5.
 */
#define PATH_UNIT INT64_C(1000000000000) /* cost 1 */
#define PATH_BUSY 12

/* a way from the owner to a target */
struct path {
	const uint32_t *node; /* of the web: the first person to talk to, …, the target */
	size_t hops;          /* how many of these, at least 1 */
	int64_t cost;
};

struct paths;

/*
 * For paths of at most `hops` steps, 1 to PATH_HOPS_MAX, over a web that stays as it is. It makes no
 * difference whether one asks for several targets at once, but for the time.
 */
struct paths *paths_open(const struct people_graph *, day today, unsigned hops);
void paths_close(struct paths *);

/*
 * The `limit` cheapest paths to a target, nobody twice on any, those of equal cost by their nodes,
 * from the first person on. The target is n nodes that count, each once, of which any will do: a
 * path ends at the first of them. The k shortest paths of Yen (1971), with Lawler's partition
 * (1972), found from the target's end; each search is A* (Hart, Nilsson, Raphael 1968) over pairs
 * of a node and the steps taken. What *out points to, and it, live in the arena.
 */
void paths_find(struct path **out, size_t *found, struct paths *, const uint32_t *target, size_t n,
                size_t limit, struct arena *);

/* 100 divided by the cost, rounded: 1 .. 100 */
int path_score(const struct path *);

/* how things stand with the first person to talk to, the first of these that holds */
enum path_state {
	PATH_NEW,       /* never in touch */
	PATH_DORMANT,   /* silent for the book's dormant time */
	PATH_OVERDRAWN, /* the account is negative */
	PATH_GOOD,
};

enum path_state path_state(const struct contact *, const struct settings *, day today);
/* "new", "dormant", … */
const char *path_state_name(enum path_state);

#endif
