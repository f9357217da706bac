/* SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "entry/log_order.h"
#include "merge/merge_list.h"

/* the nodes of one key */
struct chain {
	uint32_t first, last;
	uint32_t next[SIDES]; /* the node for the next item of this key on the side */
};

struct matcher {
	struct merge_list *list;
	struct map map;
	struct chain *chain;
	size_t nchains, chains_cap, nodes_cap;
};

void
merge_list_items(struct merge_list *l, enum side side, size_t n, struct arena *a)
{
	l->item[side] = arena_zero(a, n, sizeof(*l->item[side]));
	l->of[side] = arena_zero(a, n, sizeof(*l->of[side]));
	l->n[side] = n;
}

struct str
merge_list_text(const struct merge_list *l, const struct node *n, enum side side)
{
	return node_has(n, side) ? l->item[side][n->at[side]].text : STR("");
}

static struct chain *
chain_of(struct matcher *m, struct str key)
{
	uint32_t *at = map_put(&m->map, key);
	struct chain new = {NO_ITEM, NO_ITEM, {NO_ITEM, NO_ITEM, NO_ITEM}};

	if (*at == MAP_NONE) {
		*at = (uint32_t)m->nchains;
		m->chain = mem_reserve(m->chain, m->nchains, &m->chains_cap, sizeof(*m->chain));
		m->chain[m->nchains++] = new;
	}
	return &m->chain[*at];
}

static uint32_t
add_node(struct matcher *m, struct chain *c)
{
	struct merge_list *l = m->list;
	uint32_t at = (uint32_t)l->nnodes;

	l->node = mem_reserve(l->node, l->nnodes, &m->nodes_cap, sizeof(*l->node));
	l->node[l->nnodes++] = (struct node){{NO_ITEM, NO_ITEM, NO_ITEM}, NO_ITEM, false};
	if (c->last == NO_ITEM)
		c->first = at;
	else
		l->node[c->last].next = at;
	c->last = at;
	return at;
}

static void
match_side(struct matcher *m, enum side side)
{
	struct merge_list *l = m->list;

	for (size_t i = 0; i < m->nchains; i++)
		m->chain[i].next[side] = m->chain[i].first;
	for (size_t i = 0; i < l->n[side]; i++) {
		struct chain *c = chain_of(m, l->item[side][i].key);
		uint32_t at = c->next[side];

		if (at == NO_ITEM)
			at = add_node(m, c);
		else
			c->next[side] = l->node[at].next;
		l->node[at].at[side] = (uint32_t)i;
		l->of[side][i] = at;
	}
}

void
merge_list_match(struct merge_list *l, struct arena *a)
{
	struct matcher m = {.list = l};
	struct node *kept;

	l->node = NULL;
	l->nnodes = 0;
	for (enum side s = BASE; s < SIDES; s++)
		match_side(&m, s);
	kept = arena_zero(a, l->nnodes, sizeof(*kept));
	for (size_t i = 0; i < l->nnodes; i++) {
		struct node *n = &l->node[i];
		int sides = node_has(n, OURS) + node_has(n, THEIRS);

		n->stays = sides == 2 || (sides == 1 && !node_has(n, BASE));
		kept[i] = *n;
	}
	free(l->node);
	free(m.chain);
	map_free(&m.map);
	l->node = kept;
}

/* the nodes of one side that stay, in its order */
struct merge_list_row {
	const struct merge_list *list;
	enum side side;
	uint32_t *node;
	size_t n;
	size_t *where; /* the index of each node in this row */
};

/* the result as it grows */
struct order {
	const struct merge_list *list;
	uint32_t *node;
	size_t n;
	bool newest_first;
};

static bool
shared(const struct merge_list *l, uint32_t node)
{
	const struct node *n = &l->node[node];

	return n->stays && node_has(n, OURS) && node_has(n, THEIRS);
}

static void
read_row(struct merge_list_row *r, const struct merge_list *l, enum side side, struct arena *a)
{
	*r = (struct merge_list_row){.list = l, .side = side};
	r->node = arena_zero(a, l->n[side], sizeof(*r->node));
	r->where = arena_zero(a, l->nnodes, sizeof(*r->where));
	for (size_t i = 0; i < l->n[side]; i++) {
		uint32_t node = l->of[side][i];

		if (!l->node[node].stays)
			continue;
		r->where[node] = r->n;
		r->node[r->n++] = node;
	}
}

static const struct merge_item *
row_item(const struct merge_list_row *r, size_t i)
{
	return &r->list->item[r->side][r->list->node[r->node[i]].at[r->side]];
}

/* the index of the first shared node from i on; r->n if there is none */
static size_t
next_shared(const struct merge_list_row *r, size_t i)
{
	while (i < r->n && !shared(r->list, r->node[i]))
		i++;
	return i;
}

/* true if the nodes shared with the base have its order */
static bool
as_in_base(const struct merge_list_row *r)
{
	uint32_t last = 0;

	for (size_t i = next_shared(r, 0); i < r->n; i = next_shared(r, i + 1)) {
		uint32_t at = r->list->node[r->node[i]].at[BASE];

		if (at == NO_ITEM)
			continue;
		if (at < last)
			return false;
		last = at;
	}
	return true;
}

/* the row that orders shared nodes: the one that changed their order, else a symmetric choice */
static const struct merge_list_row *
leader(const struct merge_list_row *ours, const struct merge_list_row *theirs)
{
	size_t i = next_shared(ours, 0), k = next_shared(theirs, 0);
	bool mine, other;

	while (i < ours->n && k < theirs->n && ours->node[i] == theirs->node[k]) {
		i = next_shared(ours, i + 1);
		k = next_shared(theirs, k + 1);
	}
	if (i == ours->n || k == theirs->n)
		return ours;
	mine = as_in_base(ours);
	other = as_in_base(theirs);
	if (mine != other)
		return mine ? theirs : ours;
	return str_cmp(row_item(ours, i)->key, row_item(theirs, k)->key) <= 0 ? ours : theirs;
}

static bool
newest_first(const struct merge_list *l)
{
	struct log_order o = LOG_ORDER_INIT;

	for (enum side s = BASE; s < SIDES; s++, log_order_again(&o))
		for (size_t i = 0; i < l->n[s]; i++)
			log_order_add(&o, l->item[s][i].date);
	return log_newest_first(&o);
}

/* the end of an item and the undated ones after it, which move with it */
static size_t
group_end(const struct merge_list_row *r, size_t i, size_t end)
{
	for (i++; i < end && row_item(r, i)->date == DAY_NONE; i++)
		;
	return i;
}

/* by date, undated items first; then by bytes */
static int
compare(const struct order *o, const struct merge_item *a, const struct merge_item *b)
{
	int by_key = str_cmp(a->key, b->key);

	if (a->date == b->date)
		return by_key ? by_key : str_cmp(a->text, b->text);
	if (a->date == DAY_NONE || b->date == DAY_NONE)
		return a->date == DAY_NONE ? -1 : 1;
	return (a->date < b->date) == o->newest_first ? 1 : -1;
}

static void
take(struct order *o, const struct merge_list_row *r, size_t *i, size_t end)
{
	for (; *i < end; ++*i)
		o->node[o->n++] = r->node[*i];
}

/* takes the nodes that only one side has, from i and k up to the next shared one */
static void
take_runs(struct order *o, const struct merge_list_row *ours, size_t i, const struct merge_list_row *theirs, size_t k)
{
	size_t i_end = next_shared(ours, i), k_end = next_shared(theirs, k);

	while (i < i_end && k < k_end) {
		if (compare(o, row_item(ours, i), row_item(theirs, k)) <= 0)
			take(o, ours, &i, group_end(ours, i, i_end));
		else
			take(o, theirs, &k, group_end(theirs, k, k_end));
	}
	take(o, ours, &i, i_end);
	take(o, theirs, &k, k_end);
}

size_t
merge_list_order(uint32_t **order, const struct merge_list *l, struct arena *a)
{
	struct order o = {.list = l, .newest_first = newest_first(l)};
	struct merge_list_row ours, theirs;
	const struct merge_list_row *first;

	o.node = arena_zero(a, l->nnodes, sizeof(*o.node));
	read_row(&ours, l, OURS, a);
	read_row(&theirs, l, THEIRS, a);
	first = leader(&ours, &theirs);
	take_runs(&o, &ours, 0, &theirs, 0);
	for (size_t i = next_shared(first, 0); i < first->n; i = next_shared(first, i + 1)) {
		uint32_t node = first->node[i];

		o.node[o.n++] = node;
		take_runs(&o, &ours, ours.where[node] + 1, &theirs, theirs.where[node] + 1);
	}
	*order = o.node;
	return o.n;
}
