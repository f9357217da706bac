/* SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "merge/merge_body.h"
#include "merge/merge_check.h"
#include "merge/merge_entry.h"
#include "merge/merge_items.h"
#include "merge/merge_match.h"

struct bodies {
	struct merger *m;
	struct outline o[SIDES];
	bool lost[SIDES]; /* true if a side dropped so much that it looks like an accident */
	struct merge_list list; /* the sections */
	struct buf text;  /* text of the current section */
};

/* the sections of one node */
struct three {
	const struct section *s[SIDES]; /* NULL for a side without it */
	struct str head[SIDES], text[SIDES];
};

static struct three
three_of(const struct bodies *b, const struct node *n)
{
	struct three v = {.s = {NULL}};

	for (enum side s = BASE; s < SIDES; s++) {
		v.head[s] = v.text[s] = STR("");
		if (!node_has(n, s))
			continue;
		v.s[s] = &b->o[s].v[n->at[s]];
		v.head[s] = v.s[s]->head;
		v.text[s] = v.s[s]->text;
	}
	return v;
}

static bool
any(const struct three *v, bool log)
{
	for (enum side s = BASE; s < SIDES; s++)
		if (v->s[s] && (v->s[s]->log || (!log && v->s[s]->tasks)))
			return true;
	return false;
}

static bool
dated(const struct three *v)
{
	return (v->s[OURS] && v->s[OURS]->date != DAY_NONE) || (v->s[THEIRS] && v->s[THEIRS]->date != DAY_NONE);
}

/* appends a conflict to the section's text, not yet to the file */
static void
put_conflict(struct bodies *b, struct str ours, struct str theirs)
{
	struct buf *out = b->m->out;

	b->m->out = &b->text;
	merge_conflict(b->m, ours, theirs);
	b->m->out = out;
}

/* keeps both versions of an entry under its own heading that both sides changed */
static void
keep_both(struct bodies *b, const struct three *v)
{
	enum side first = str_cmp(v->text[OURS], v->text[THEIRS]) <= 0 ? OURS : THEIRS;
	enum side second = first == OURS ? THEIRS : OURS;

	buf_str(&b->text, v->text[first]);
	buf_chr(&b->text, '\n');
	buf_str(&b->text, v->head[second]);
	buf_str(&b->text, v->text[second]);
}

/* what two contacts say under one heading: theirs below ours, unless it is there */
static void
join_prose(struct bodies *b, const struct three *v)
{
	buf_str(&b->text, v->text[OURS]);
	if (v->text[OURS].n && merge_has(v->text[OURS], v->text[THEIRS])) {
		merge_exempt(b->m, THEIRS, v->text[THEIRS]);
		return;
	}
	if (v->text[OURS].n && v->text[THEIRS].n)
		buf_chr(&b->text, '\n');
	buf_str(&b->text, v->text[THEIRS]);
}

static void
merge_prose(struct bodies *b, const struct three *v)
{
	struct buf merged = {0};
	struct str text;
	int conflicts;

	if (b->m->input->joined.n && !dated(v)) {
		join_prose(b, v);
		return;
	}
	conflicts = merge_lines(&merged, b->m, v->text);
	if (conflicts && dated(v)) {
		if (merge_entry(&text, b->m, v->text))
			buf_str(&b->text, text);
		else
			keep_both(b, v);
	} else {
		buf_str(&b->text, buf_view(&merged));
		b->m->conflicts += conflicts;
	}
	buf_free(&merged);
}

/* true if this section lacks entries of the base */
static bool
drops(const struct three *v, enum side side)
{
	struct map have = {0};
	bool drops = false;

	if (!v->s[side])
		return v->s[BASE]->date != DAY_NONE || v->s[BASE]->log;
	for (size_t i = 0; i < v->s[side]->nblocks; i++)
		*map_put(&have, v->s[side]->block[i].key) = 1;
	for (size_t i = 0; i < v->s[BASE]->nblocks; i++) {
		const struct merge_item *block = &v->s[BASE]->block[i];

		drops |= block->date != DAY_NONE && map_get(&have, block->key) == MAP_NONE;
	}
	map_free(&have);
	return drops;
}

/* true if a side dropped entries here, and too many in all */
static bool
doubtful(const struct bodies *b, const struct three *v, enum side side)
{
	return b->lost[side] && v->s[BASE] && !merge_same(v->text[OURS], v->text[THEIRS]) && drops(v, side);
}

/* merges the text below a heading that both sides have or neither changed */
static void
merge_text(struct bodies *b, const struct three *v)
{
	struct str text;

	if (doubtful(b, v, OURS) || doubtful(b, v, THEIRS))
		put_conflict(b, v->text[OURS], v->text[THEIRS]);
	else if (merge_pick(&text, v->text))
		buf_str(&b->text, text);
	else if (any(v, false))
		merge_items(&b->text, b->m, v->s);
	else
		merge_prose(b, v);
}

static struct str
whole(struct bodies *b, const struct section *s)
{
	size_t n = s->head.n + s->text.n;
	char *p = arena_bytes(b->m->arena, n);

	if (s->head.n)
		memcpy(p, s->head.p, s->head.n);
	if (s->text.n)
		memcpy(p + s->head.n, s->text.p, s->text.n);
	return (struct str){p, n};
}

/* appends the heading with the entries and tasks that stay, if there are any */
static void
merge_rest(struct bodies *b, const struct three *v, enum side side)
{
	struct str items;

	merge_items(&b->text, b->m, v->s);
	items = arena_str(b->m->arena, buf_view(&b->text));
	buf_clear(&b->text);
	if (items.n || !merge_same(v->head[BASE], v->head[side]))
		buf_str(&b->text, v->head[side]);
	buf_str(&b->text, items);
}

/* merges a section that one side removed and the other changed, or that may be lost by accident */
static void
merge_gone(struct bodies *b, const struct three *v, enum side side)
{
	bool changed = !merge_same(v->text[BASE], v->text[side]) || !merge_same(v->head[BASE], v->head[side]);
	bool doubt = doubtful(b, v, side == OURS ? THEIRS : OURS), entry = v->s[BASE]->date != DAY_NONE;
	struct str text = whole(b, v->s[side]);

	if (!doubt && !entry && any(v, false))
		merge_rest(b, v, side);
	else if (doubt || (changed && !entry))
		put_conflict(b, side == OURS ? text : STR(""), side == OURS ? STR("") : text);
	else if (changed)
		buf_str(&b->text, text);
}

/* merges a section into b->text; leaves that empty if the section is gone */
static void
merge_section(struct bodies *b, const struct three *v)
{
	struct str head;

	buf_clear(&b->text);
	if (v->s[OURS] && v->s[THEIRS]) {
		if (merge_pick(&head, v->head)) {
			buf_str(&b->text, head);
		} else if (b->m->input->joined.n) {
			/* the same words, written otherwise */
			buf_str(&b->text, v->head[OURS]);
			merge_exempt(b->m, THEIRS, v->head[THEIRS]);
		} else
			put_conflict(b, v->head[OURS], v->head[THEIRS]);
		merge_text(b, v);
	} else if (v->s[OURS] || v->s[THEIRS]) {
		enum side side = v->s[OURS] ? OURS : THEIRS;

		if (v->s[BASE])
			merge_gone(b, v, side);
		else
			buf_str(&b->text, whole(b, v->s[side]));
	}
}

/* the number of blank lines below a section, from the sides where another follows */
static uint32_t
gap_below(const struct bodies *b, const struct three *v)
{
	int gap[SIDES], n;

	for (enum side s = BASE; s < SIDES; s++)
		gap[s] = v->s[s] ? v->s[s]->gap : -1;
	n = merge_number(gap);
	if (n >= 0)
		return (uint32_t)n;
	/* it is the last on all sides: use the gap below the others */
	for (enum side s = OURS; s < SIDES; s++)
		for (size_t i = 1; i < b->o[s].n; i++)
			if (b->o[s].v[i].gap >= 0 && (n < 0 || b->o[s].v[i].gap < n))
				n = b->o[s].v[i].gap;
	return n < 0 ? 1 : (uint32_t)n;
}

static void
write_sections(struct bodies *b)
{
	struct merge_list *l = &b->list;
	uint32_t *order, gap = 0;
	size_t n;
	bool begun = false;
	int blanks[SIDES];

	/* merge_section() decides which sections go */
	for (size_t i = 0; i < l->nnodes; i++)
		l->node[i].stays = node_has(&l->node[i], OURS) || node_has(&l->node[i], THEIRS);
	n = merge_list_order(&order, l, b->m->arena);
	for (size_t i = 0; i < n; i++) {
		struct three v = three_of(b, &l->node[order[i]]);
		bool top = v.s[OURS] && !v.s[OURS]->head.n && v.s[THEIRS] && !v.s[THEIRS]->head.n;

		merge_section(b, &v);
		if (!b->text.n && !top)
			continue;
		if (begun)
			merge_blanks(b->m->out, gap);
		buf_str(b->m->out, buf_view(&b->text));
		gap = gap_below(b, &v);
		begun = true;
	}
	for (enum side s = BASE; s < SIDES; s++)
		blanks[s] = (int)b->o[s].blanks;
	merge_blanks(b->m->out, (uint32_t)merge_number(blanks));
}

void
merge_body(struct merger *m, const struct str body[SIDES])
{
	struct bodies b = {.m = m};

	for (enum side s = BASE; s < SIDES; s++) {
		merge_outline_read(&b.o[s], body[s], m->arena);
		merge_outline_entries(&b.o[s], body[s], m->arena);
	}
	b.lost[OURS] = merge_lost(&b.o[BASE], &b.o[OURS], m->arena);
	b.lost[THEIRS] = merge_lost(&b.o[BASE], &b.o[THEIRS], m->arena);
	merge_match(&b.list, b.o, m->arena);
	write_sections(&b);
	buf_free(&b.text);
}
