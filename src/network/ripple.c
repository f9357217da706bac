/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "account/tally.h"
#include "base/mem.h"
#include "network/ripple_acts.h"

#define NONE UINT32_MAX

/*
 * All contacts as a forest. A person and all who came through them are adjacent in `order`: from
 * at[who], `size` of them.
 */
struct forest {
	struct book *book;
	day today;
	struct ripple_acts acts;
	uint32_t *child, *next; /* first child and next sibling; NONE at the end */
	uint32_t *top;          /* roots: people that no contact introduced, by id */
	uint32_t *order, *at, *size;
	uint32_t *people;       /* number of people who came through each */
	uint32_t *depth;
	bool *listed;
	size_t ntops;
	struct ripple *row;
	size_t n, cap;
};

/* true for contacts without a row, which are not counted */
static bool
passed_over(const struct forest *f, size_t who)
{
	return who == f->book->me || f->book->contact[who].inactive;
}

static uint32_t
parent_of(const struct forest *f, uint32_t who)
{
	uint32_t from = f->acts.by[who].from;

	return from == f->book->n || from == f->book->me ? NONE : from;
}

struct dated {
	day date;
	uint32_t who;
};

static int
dated_order(const void *va, const void *vb)
{
	const struct dated *a = va, *b = vb;

	if (a->date != b->date)
		return a->date < b->date ? -1 : 1;
	return (a->who > b->who) - (a->who < b->who);
}

/* links each person to the one who introduced them, by date, then id */
static void
hang(struct forest *f)
{
	size_t n = f->book->n;
	struct dated *v = mem_alloc(n * sizeof(*v));

	for (uint32_t i = 0; i < n; i++) {
		v[i] = (struct dated){f->acts.by[i].date, i};
		f->child[i] = f->next[i] = NONE;
	}
	if (n)
		qsort(v, n, sizeof(*v), dated_order);
	for (size_t i = n; i-- > 0;) {
		uint32_t who = v[i].who, parent = parent_of(f, who);

		if (parent == NONE)
			continue;
		f->next[who] = f->child[parent];
		f->child[parent] = who;
	}
	free(v);
	for (uint32_t i = 0; i < n; i++)
		if (parent_of(f, i) == NONE)
			f->top[f->ntops++] = i;
}

/* sets a person's place; the depth is that of an inactive parent, or one more */
static void
visit(struct forest *f, uint32_t who, uint32_t place)
{
	uint32_t parent = parent_of(f, who);

	f->order[place] = who;
	f->at[who] = place;
	f->size[who] = 1;
	f->depth[who] = parent == NONE ? 0 : f->depth[parent] + !passed_over(f, parent);
}

/* walks depth first: down by `child`, along by `next`, up by `from` */
static void
walk(struct forest *f)
{
	uint32_t place = 0;

	for (size_t i = 0; i < f->ntops; i++)
		for (uint32_t who = f->top[i]; who != NONE;) {
			visit(f, who, place++);
			if (f->child[who] != NONE) {
				who = f->child[who];
				continue;
			}
			while (who != NONE && f->next[who] == NONE)
				who = parent_of(f, who);
			who = who == NONE ? NONE : f->next[who];
		}
	for (size_t i = place; i-- > 0;) {
		uint32_t who = f->order[i], parent = parent_of(f, who);

		if (parent == NONE)
			continue;
		f->size[parent] += f->size[who];
		f->people[parent] += f->people[who] + !passed_over(f, who);
	}
}

static void
grow(struct forest *f, struct book *b, day today, struct errors *errors)
{
	*f = (struct forest){.book = b, .today = today};
	ripple_acts_read(&f->acts, b, today, errors);
	f->child = mem_alloc(b->n * sizeof(*f->child));
	f->next = mem_alloc(b->n * sizeof(*f->next));
	f->top = mem_alloc(b->n * sizeof(*f->top));
	f->order = mem_alloc(b->n * sizeof(*f->order));
	f->at = mem_zero(b->n, sizeof(*f->at));
	f->size = mem_zero(b->n, sizeof(*f->size));
	f->people = mem_zero(b->n, sizeof(*f->people));
	f->depth = mem_zero(b->n, sizeof(*f->depth));
	f->listed = mem_zero(b->n, sizeof(*f->listed));
	hang(f);
	walk(f);
}

static void
fell(struct forest *f)
{
	ripple_acts_free(&f->acts);
	free(f->child);
	free(f->next);
	free(f->top);
	free(f->order);
	free(f->at);
	free(f->size);
	free(f->people);
	free(f->depth);
	free(f->listed);
}

/* --- rows --- */

static void
add_row(struct forest *f, struct ripple row)
{
	f->row = mem_reserve(f->row, f->n, &f->cap, sizeof(*f->row));
	f->row[f->n++] = row;
}

static void
list_tree(struct forest *f, uint32_t top)
{
	for (uint32_t i = f->at[top]; i < f->at[top] + f->size[top]; i++) {
		uint32_t who = f->order[i];
		const struct brought *by = &f->acts.by[who];

		if (passed_over(f, who))
			continue;
		f->listed[who] = true;
		add_row(f, (struct ripple){
			.who = who, .from = by->from, .name = by->name, .act = by->act, .with = f->book->n,
			.depth = f->depth[who] - f->depth[top], .date = by->date, .people = f->people[who],
		});
	}
}

/* a tree to list */
struct tree {
	uint32_t people, top;
};

static int
tree_order(const void *va, const void *vb)
{
	const struct tree *a = va, *b = vb;

	if (a->people != b->people)
		return a->people > b->people ? -1 : 1;
	return (a->top > b->top) - (a->top < b->top);
}

static void
list_all(struct forest *f)
{
	struct tree *v = mem_alloc(f->ntops * sizeof(*v));
	size_t n = 0;

	for (size_t i = 0; i < f->ntops; i++) {
		uint32_t top = f->top[i];

		if (f->people[top] || f->acts.by[top].act)
			v[n++] = (struct tree){f->people[top], top};
	}
	if (n)
		qsort(v, n, sizeof(*v), tree_order);
	for (size_t i = 0; i < n; i++)
		list_tree(f, v[i].top);
	free(v);
}

/* the trees of named people, except those within another one's tree */
static void
list_named(struct forest *f, const struct people *people)
{
	bool *named = mem_zero(f->book->n, sizeof(*named)), *within = mem_zero(f->book->n, sizeof(*within));

	for (size_t i = 0; i < people->n; i++)
		named[people->who[i]] = true;
	for (size_t i = 0; i < f->book->n; i++) {
		uint32_t parent = parent_of(f, f->order[i]);

		within[f->order[i]] = parent != NONE && (named[parent] || within[parent]);
	}
	for (size_t i = 0; i < people->n; i++)
		if (!within[people->who[i]])
			list_tree(f, (uint32_t)people->who[i]);
	free(named);
	free(within);
}

static void
list_pairs(struct forest *f, bool all)
{
	for (size_t i = 0; i < f->acts.npairs; i++) {
		const struct pairing *p = &f->acts.pair[i];

		if (passed_over(f, p->a) || passed_over(f, p->b) || !(all || f->listed[p->a] || f->listed[p->b]))
			continue;
		add_row(f, (struct ripple){
			.who = p->a, .from = f->book->me, .act = RIPPLE_MINE, .with = p->b, .date = p->date,
		});
	}
}

/* --- what followed --- */

/* the places of a row's people: one range, or two if neither introduced the other */
static size_t
ranges(struct tally_query q[2], const struct forest *f, const struct ripple *r, size_t *sum)
{
	uint32_t v[2] = {(uint32_t)r->who, (uint32_t)r->with};
	size_t n = 0;

	for (size_t i = 0; i < (r->act == RIPPLE_MINE ? 2u : 1u); i++)
		q[n++] = (struct tally_query){r->date, f->at[v[i]], f->at[v[i]] + f->size[v[i]], sum};
	if (n == 2 && q[0].from >= q[1].from && q[0].to <= q[1].to)
		q[0] = q[--n];
	else if (n == 2 && q[1].from >= q[0].from && q[1].to <= q[0].to)
		n--;
	return n;
}

static void
count_entries(struct forest *f)
{
	struct tally_query *q = mem_alloc(2 * f->n * sizeof(*q));
	struct tally_event *e = NULL;
	size_t nq = 0, ne = 0, cap = 0;

	for (size_t i = 0; i < f->n; i++)
		nq += ranges(&q[nq], f, &f->row[i], &f->row[i].entries);
	for (size_t i = 0; i < f->book->n; i++) {
		const struct body *body = &f->book->contact[i].body;

		for (uint32_t k = 0; !passed_over(f, i) && k < body->nentries; k++) {
			if (!entry_counts(&body->entry[k], f->today))
				continue;
			e = mem_reserve(e, ne, &cap, sizeof(*e));
			e[ne++] = (struct tally_event){body->entry[k].date, f->at[i]};
		}
	}
	tally(q, nq, e, ne, f->book->n);
	free(q);
	free(e);
}

/*
 * counts the people who came through either of the two since the owner introduced them, without the
 * two
 */
static void
count_people(struct forest *f)
{
	struct tally_query *q = mem_alloc(2 * f->n * sizeof(*q));
	struct tally_event *e = mem_alloc(f->book->n * sizeof(*e));
	const struct brought *by = f->acts.by;
	size_t nq = 0, ne = 0;

	for (size_t i = 0; i < f->n; i++)
		if (f->row[i].act == RIPPLE_MINE)
			nq += ranges(&q[nq], f, &f->row[i], &f->row[i].people);
	for (size_t i = 0; i < f->book->n; i++)
		if (parent_of(f, (uint32_t)i) != NONE && !passed_over(f, i))
			e[ne++] = (struct tally_event){by[i].date, f->at[i]};
	tally(q, nq, e, ne, f->book->n);
	for (size_t i = 0; i < f->n; i++) {
		struct ripple *r = &f->row[i];

		if (r->act != RIPPLE_MINE)
			continue;
		r->people -= parent_of(f, (uint32_t)r->who) != NONE && by[r->who].date >= r->date;
		r->people -= parent_of(f, (uint32_t)r->with) != NONE && by[r->with].date >= r->date;
	}
	free(q);
	free(e);
}

void
ripple_find(struct ripple **out, size_t *n, struct book *b, const struct people *people, day today,
            struct errors *errors)
{
	struct arena *keep = &b->arena;
	struct forest f;

	grow(&f, b, today, errors);
	if (people->named)
		list_named(&f, people);
	else
		list_all(&f);
	list_pairs(&f, !people->named);
	count_entries(&f);
	count_people(&f);
	arena_join(keep, &f.acts.arena); /* the rows point to these names */
	fell(&f);
	*out = f.row;
	*n = f.n;
}
