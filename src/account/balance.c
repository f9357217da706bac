/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "account/balance.h"
#include "base/mem.h"

/* a deposit or withdrawal, with the part of the account it belongs to */
struct balance_part {
	day from;
	struct str kind;
	const struct entry *entry;
};

struct balance_finder {
	const struct book *book;
	const struct balance_query *query;
	struct balance *v;
	size_t n, cap;
	struct balance_part *part; /* of one contact */
	size_t nparts, part_cap;
};

static bool
is_counted(const struct entry *e, const struct settings *set, const struct balance_query *query)
{
	return e->sign != '.' && entry_done(e, query->today) && e->date >= query->since && e->date <= query->until &&
	       !account_faded(set, e->date, query->today);
}

static struct balance_part
part_of(const struct entry *e, enum balance_by by)
{
	struct balance_part p = {.from = DAY_NONE, .entry = e};
	int year, month, mday;

	if (by == BALANCE_KIND)
		p.kind = entry_kind(e);
	if (by != BALANCE_YEAR && by != BALANCE_MONTH)
		return p;
	day_civil(e->date, &year, &month, &mday);
	p.from = day_of(year, by == BALANCE_MONTH ? month : 1, 1);
	return p;
}

static int
part_order(const void *va, const void *vb)
{
	const struct balance_part *a = va, *b = vb;

	if (a->from != b->from)
		return a->from < b->from ? -1 : 1;
	return str_cmp(a->kind, b->kind);
}

static void
find_parts(struct balance_finder *f, const struct contact *c)
{
	f->nparts = 0;
	for (uint32_t i = 0; i < c->body.nentries; i++) {
		const struct entry *e = &c->body.entry[i];

		if (!is_counted(e, &f->book->set, f->query))
			continue;
		f->part = mem_reserve(f->part, f->nparts, &f->part_cap, sizeof(*f->part));
		f->part[f->nparts++] = part_of(e, f->query->by);
	}
	if (f->nparts && f->query->by != BALANCE_WHOLE)
		qsort(f->part, f->nparts, sizeof(*f->part), part_order);
}

static void
begin_row(struct balance_finder *f, size_t who, const struct balance_part *p)
{
	f->v = mem_reserve(f->v, f->n, &f->cap, sizeof(*f->v));
	f->v[f->n++] = (struct balance){
		.who = who,
		.kind = p->kind,
		.from = p->from,
		.account = account_none(&f->book->contact[who], &f->book->set),
	};
}

static void
find_rows(struct balance_finder *f, size_t who)
{
	static const struct balance_part none = {.from = DAY_NONE};

	find_parts(f, &f->book->contact[who]);
	for (size_t i = 0; i < f->nparts; i++) {
		if (!i || part_order(&f->part[i - 1], &f->part[i]) != 0)
			begin_row(f, who, &f->part[i]);
		account_add(&f->v[f->n - 1].account, f->part[i].entry);
	}
	if (!f->nparts && f->query->empty)
		begin_row(f, who, &none);
}

/* contacts are sorted by id, so comparing indices compares ids */
static int
balance_order(const void *va, const void *vb)
{
	const struct balance *a = va, *b = vb;

	if (a->account.net != b->account.net)
		return a->account.net < b->account.net ? -1 : 1;
	return (a->who > b->who) - (a->who < b->who);
}

void
balance_find(struct balance **out, size_t *n, const struct book *b, const struct people *people,
             const struct balance_query *query)
{
	struct balance_finder f = {.book = b, .query = query};

	for (size_t i = 0; i < people->n; i++)
		if (!b->contact[people->who[i]].me)
			find_rows(&f, people->who[i]);
	if (f.n && query->by == BALANCE_WHOLE)
		qsort(f.v, f.n, sizeof(*f.v), balance_order);
	free(f.part);
	*out = f.v;
	*n = f.n;
}

const char *
balance_by_name(enum balance_by by)
{
	static const char *const names[] = {
		[BALANCE_KIND] = "kind", [BALANCE_YEAR] = "year", [BALANCE_MONTH] = "month",
	};

	return names[by];
}

struct account
balance_sum(const struct balance *v, size_t n)
{
	struct account sum = {.last_gave = DAY_NONE, .last_took = DAY_NONE};

	for (size_t i = 0; i < n; i++) {
		sum.given += v[i].account.given;
		sum.taken += v[i].account.taken;
		sum.net += v[i].account.net;
	}
	return sum;
}

struct str
balance_part_name(char scratch[DAY_SIZE], const struct balance *b, enum balance_by by)
{
	if (b->from == DAY_NONE)
		return b->kind;
	return str_sub(str_of(day_format(scratch, b->from)), 0, by == BALANCE_YEAR ? 4 : 7);
}

static int
entry_order(const void *va, const void *vb)
{
	const struct balance_entry *a = va, *b = vb;

	if (a->entry->date != b->entry->date)
		return a->entry->date < b->entry->date ? -1 : 1;
	if (a->who != b->who)
		return a->who < b->who ? -1 : 1;
	return (a->entry->line > b->entry->line) - (a->entry->line < b->entry->line);
}

void
balance_entries(struct balance_entry **out, size_t *n, const struct book *b,
                const struct people *people, const struct balance_query *query)
{
	size_t cap = 0;

	*out = NULL;
	*n = 0;
	for (size_t i = 0; i < people->n; i++) {
		const struct contact *c = &b->contact[people->who[i]];

		for (uint32_t k = 0; k < c->body.nentries && !c->me; k++) {
			if (!is_counted(&c->body.entry[k], &b->set, query))
				continue;
			*out = mem_reserve(*out, *n, &cap, sizeof(**out));
			(*out)[(*n)++] = (struct balance_entry){people->who[i], &c->body.entry[k]};
		}
	}
	if (*n)
		qsort(*out, *n, sizeof(**out), entry_order);
}
