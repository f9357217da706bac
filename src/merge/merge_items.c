/* SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "merge/merge_entry.h"
#include "merge/merge_items.h"

enum {
	NEAR = 16,        /* new items that are compared with a removed one */
	REDATED_MAX = 64, /* removed items that are looked for under another date */
};

/* 1 if most entries have a blank line between them, else 0 */
static int
usual_gap(const struct merge_list *l)
{
	size_t none = 0, some = 0;

	for (enum side s = OURS; s < SIDES; s++)
		for (size_t i = 1; i < l->n[s]; i++)
			if (l->item[s][i].bullet && l->item[s][i - 1].bullet) {
				none += l->item[s][i].gap == 0;
				some += l->item[s][i].gap > 0;
			}
	return some > none;
}

static bool
is_bullet(const struct merge_list *l, const struct node *n)
{
	bool bullet = true;

	for (enum side s = OURS; s < SIDES; s++)
		bullet &= !node_has(n, s) || l->item[s][n->at[s]].bullet;
	return bullet;
}

/* the number of blank lines between a and b; a is NULL for the heading */
static uint32_t
gap_between(const struct merge_list *l, const struct node *a, const struct node *b, int usual)
{
	int v[SIDES], gap;

	for (enum side s = BASE; s < SIDES; s++) {
		uint32_t before = a ? a->at[s] + 1 : 0;

		v[s] = node_has(b, s) && (!a || node_has(a, s)) && b->at[s] == before ? (int)l->item[s][b->at[s]].gap : -1;
	}
	/* another block may now be the first */
	for (enum side s = BASE; s < SIDES && !a; s++)
		v[s] = l->n[s] ? (int)l->item[s][0].gap : -1;
	gap = merge_number(v);
	if (gap < 0)
		gap = a && is_bullet(l, a) && is_bullet(l, b) ? usual : 1;
	return (uint32_t)gap;
}

/* the number of bytes that two texts share at both ends */
static size_t
ends_in_common(struct str a, struct str b)
{
	size_t least = a.n < b.n ? a.n : b.n, n = 0, tail = 0;

	while (n < least && a.p[n] == b.p[n])
		n++;
	while (n + tail < least && a.p[a.n - 1 - tail] == b.p[b.n - 1 - tail])
		tail++;
	return n + tail;
}

/* true if a new item looks like an edited form of an old one */
static bool
edited(const struct merge_item *old, const struct merge_item *new)
{
	size_t longer = old->key.n > new->key.n ? old->key.n : new->key.n;

	if (old->date != DAY_NONE && new->date != DAY_NONE)
		return old->date == new->date;
	return ends_in_common(old->key, new->key) * 2 >= longer;
}

/* true if an item is new on one side alone */
static bool
lone(const struct merge_list *l, enum side side, size_t i)
{
	const struct node *n = &l->node[l->of[side][i]];

	return !node_has(n, BASE) && !node_has(n, side == OURS ? THEIRS : OURS);
}

/* pairs a removed item with a new one */
static void
pair(struct merge_list *l, enum side side, size_t base, size_t i)
{
	l->node[l->of[side][i]].at[side] = NO_ITEM;
	l->of[side][i] = l->of[BASE][base];
	l->node[l->of[BASE][base]].at[side] = (uint32_t)i;
}

/*
 * Pairs a removed item with a similar new one at its place, as an edit, so that the new one keeps
 * that place. Whether it stays does not change.
 */
static void
pair_edited(struct merge_list *l, enum side side)
{
	size_t at = 0; /* the index on the side after the last item that the base has too */

	for (size_t b = 0; b < l->n[BASE]; b++) {
		struct node *n = &l->node[l->of[BASE][b]];

		if (node_has(n, side)) {
			at = n->at[side] + (size_t)1;
			continue;
		}
		for (size_t i = at; i < l->n[side] && i < at + NEAR && lone(l, side, i); i++) {
			if (!edited(&l->item[BASE][b], &l->item[side][i]))
				continue;
			pair(l, side, b, i);
			at = i + 1;
			break;
		}
	}
}

/* pairs a removed item with the one new item that is it with another date, wherever it stands */
static void
pair_redated(struct merge_list *l, enum side side)
{
	size_t tried = 0;

	for (size_t b = 0; b < l->n[BASE] && tried < REDATED_MAX; b++) {
		size_t found = 0, at = 0;

		if (node_has(&l->node[l->of[BASE][b]], side))
			continue;
		tried++;
		for (size_t i = 0; i < l->n[side]; i++)
			if (lone(l, side, i) && merge_entry_redated(&l->item[BASE][b], &l->item[side][i])) {
				found++;
				at = i;
			}
		if (found == 1)
			pair(l, side, b, at);
	}
}

/* an item that one side deleted and the other edited stays; wrapping it otherwise is no edit */
static void
decide(struct merge_list *l, struct merger *m)
{
	for (size_t i = 0; i < l->nnodes; i++) {
		struct node *n = &l->node[i];
		bool ours = node_has(n, OURS), theirs = node_has(n, THEIRS);
		enum side side = ours ? OURS : THEIRS;

		n->stays = ours || theirs;
		if (!node_has(n, BASE) || ours == theirs)
			continue;
		n->stays = !merge_entry_same(merge_list_text(l, n, BASE), merge_list_text(l, n, side));
		if (!n->stays)
			merge_exempt(m, side, merge_list_text(l, n, side));
	}
}

/* writes a block; both versions if both sides edited the same of it */
static void
write_block(struct buf *out, struct merger *m, const struct merge_list *l, const struct node *n, int gap)
{
	struct str v[SIDES], text;
	bool ours = node_has(n, OURS);

	for (enum side s = BASE; s < SIDES; s++)
		v[s] = merge_list_text(l, n, s);
	if (!ours || !node_has(n, THEIRS)) {
		buf_str(out, ours ? v[OURS] : v[THEIRS]);
		return;
	}
	if (!merge_pick(&text, v) && !merge_entry(&text, m, v)) {
		merge_pick(&text, v);
		buf_str(out, text);
		merge_blanks(out, (uint32_t)gap);
		text = text.p == v[OURS].p ? v[THEIRS] : v[OURS];
	}
	buf_str(out, text);
}

void
merge_items(struct buf *out, struct merger *m, const struct section *const section[SIDES])
{
	struct merge_list l = {0};
	const struct node *last = NULL;
	uint32_t *order;
	size_t n;
	int usual;

	for (enum side s = BASE; s < SIDES; s++) {
		size_t have = section[s] ? section[s]->nblocks : 0;

		merge_list_items(&l, s, have, m->arena);
		if (have)
			memcpy(l.item[s], section[s]->block, have * sizeof(*l.item[s]));
	}
	merge_list_match(&l, m->arena);
	pair_edited(&l, OURS);
	pair_edited(&l, THEIRS);
	pair_redated(&l, OURS);
	pair_redated(&l, THEIRS);
	decide(&l, m);
	n = merge_list_order(&order, &l, m->arena);
	usual = usual_gap(&l);
	for (size_t i = 0; i < n; i++) {
		const struct node *node = &l.node[order[i]];

		merge_blanks(out, gap_between(&l, last, node, usual));
		write_block(out, m, &l, node, is_bullet(&l, node) ? usual : 1);
		last = node;
	}
}
