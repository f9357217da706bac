/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "account/week.h"
#include "base/mem.h"

/* the due contacts of a day */
struct week_list {
	struct due *due;
	size_t n, main; /* all, and those that are not quiet */
	size_t first;   /* those of the first tier */
};

/* the period of the narrowest tier, in days; 0 if all tiers have the same */
static double
first_tier(const struct settings *set)
{
	double widest = period_days(settings_widest(set)->every), first = widest;

	for (size_t i = 0; i < set->ntiers; i++)
		if (set->tier[i].every.n && period_days(set->tier[i].every) < first)
			first = period_days(set->tier[i].every);
	return first < widest ? first : 0;
}

static struct week_list
list_of(const struct book *b, const struct people *people, day today)
{
	double first = first_tier(&b->set);
	struct week_list l;

	due_find(&l.due, &l.n, b, people, today, today, false);
	for (l.main = 0; l.main < l.n && !l.due[l.main].quiet;)
		l.main++;
	for (l.first = 0; l.first < l.main && l.due[l.first].tier <= first;)
		l.first++;
	return l;
}

/* how many of the first rows have their turn every week */
static size_t
fixed_of(const struct week_list *l, size_t budget)
{
	size_t first = l->first < budget ? l->first : budget, half = budget - budget / 2;

	return first > half ? first : half;
}

static int
who_order(const void *va, const void *vb)
{
	const size_t *a = va, *b = vb;

	return (*a > *b) - (*a < *b);
}

/* a ring of n contacts, which moves on by `step` places a week; `places` have their turn now */
struct week_ring {
	size_t *who;
	size_t n, step, places;
};

static struct week_ring
ring_of(const struct due *v, size_t n, size_t step, size_t places)
{
	struct week_ring r = {.who = mem_alloc((n + 1) * sizeof(*r.who)), .n = n, .step = step, .places = places};

	for (size_t i = 0; i < n; i++)
		r.who[i] = v[i].who;
	if (n)
		qsort(r.who, n, sizeof(*r.who), who_order);
	return r;
}

/* gives the next of the ring their turn; `at` has for each contact its row + 1, or 0; frees the ring */
static void
turn_ring(struct week_row *row, const size_t *at, struct week_ring *r, size_t week, enum week_turn turn)
{
	size_t start = r->n ? week % r->n * (r->step % r->n) % r->n : 0;

	for (size_t i = 0; i < r->n && r->places; i++) {
		size_t is = at[r->who[(start + i) % r->n]];

		/* quiet ones and others never change places within a week */
		if (!is || row[is - 1].turn != WEEK_WAITS || row[is - 1].due.quiet != (turn == WEEK_QUIET))
			continue;
		row[is - 1].turn = turn;
		r->places--;
	}
	free(r->who);
}

/* gives places that the ring could not fill to the first rows: they have fallen due since Monday */
static void
fill(struct week_row *row, size_t from, size_t to, size_t places, enum week_turn turn)
{
	for (size_t i = from; i < to && places; i++) {
		places -= row[i].turn == WEEK_WAITS;
		row[i].turn = turn;
	}
}

static void
turn_all(struct week_row *row, const struct week_list *now, const struct week_list *then, const size_t *at,
         size_t week, size_t budget)
{
	size_t fixed = fixed_of(now, budget), before = fixed_of(then, budget), rest;
	size_t quiet = budget < 10 ? 1 : 2;
	struct week_ring r;

	if (now->main <= budget)
		fixed = now->main;
	for (size_t i = 0; i < fixed; i++)
		row[i].turn = WEEK_NOW;
	rest = then->main > before ? then->main - before : 0;
	r = ring_of(then->due + (then->main - rest), rest, budget - before, budget - fixed);
	turn_ring(row, at, &r, week, WEEK_NOW);
	fill(row, fixed, now->main, r.places, WEEK_NOW);
	r = ring_of(then->due + then->main, then->n - then->main, quiet, quiet);
	turn_ring(row, at, &r, week, WEEK_QUIET);
	fill(row, now->main, now->n, r.places, WEEK_QUIET);
}

void
week_find(struct week_row **out, size_t *n, const struct book *b, const struct people *people, day today,
          size_t budget)
{
	day monday = today - day_weekday(today) + 1;
	struct week_list now = list_of(b, people, today), then = list_of(b, people, monday);
	struct week_row *row = mem_alloc((now.n + 1) * sizeof(*row));
	size_t *at = mem_zero(b->n + 1, sizeof(*at));

	for (size_t i = 0; i < now.n; i++) {
		row[i] = (struct week_row){now.due[i], WEEK_WAITS};
		at[now.due[i].who] = i + 1;
		if (!budget)
			row[i].turn = now.due[i].quiet ? WEEK_QUIET : WEEK_NOW;
	}
	if (budget)
		turn_all(row, &now, &then, at, (size_t)(monday / 7), budget);
	free(at);
	free(now.due);
	free(then.due);
	*out = row;
	*n = now.n;
}

bool
week_occasion(const struct occasion *o, const struct contact *c, const struct settings *set)
{
	if (o->kind != OCCASION_KNOWN)
		return true;
	return o->age % 5 == 0 &&
	       due_tier_days(c, set) < period_days(settings_widest(set)->every);
}
