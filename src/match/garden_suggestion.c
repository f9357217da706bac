/* SPDX-License-Identifier: ISC */
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "match/garden_suggestion.h"

/* the search for suggestions */
struct garden_suggestion_finder {
	const struct garden *garden;
	const struct people_graph *graph;
	day today;
	double full; /* days of silence that count as 1 */
	bool *good;  /* of each contact, whether it is in touch, not dormant and not overdrawn */
	day *last;   /* of each contact: last contact, or DAY_NONE */
};

static void
read_accounts(struct garden_suggestion_finder *f)
{
	const struct book *b = f->graph->book;

	f->good = mem_zero(b->n, sizeof(*f->good));
	f->last = mem_alloc(b->n * sizeof(*f->last));
	for (size_t i = 0; i < b->n; i++) {
		struct account s;

		contact_soon(b->contact, b->n, i + CONTACT_SOON);
		s = account_of(&b->contact[i], &b->set, f->today);
		f->last[i] = s.last;
		f->good[i] = s.last != DAY_NONE && s.net >= 0 &&
		             !account_dormant(&s, &b->set, f->today);
	}
}

/* the rarity of a kind, 0 to 1; 1 in a bed of one person */
static double
rarity(const struct garden_bed *b, uint32_t kind)
{
	double all = b->people, some = b->kind[kind].people;

	return b->people > 1 ? log(all / some) / log(all) : 1;
}

/* the rarity of a person, 0 to 1 */
static double
rarity_of(const struct garden *g, size_t person)
{
	double sum = 0;
	int beds = 0;

	for (size_t i = 0; i < g->n; i++) {
		const struct garden_bed *b = &g->bed[i];
		uint32_t from = b->first[person], to = b->first[person + 1];
		double mean = 0;

		for (uint32_t k = from; k < to; k++)
			mean += b->kind[b->has[k]].mine ? 0 : rarity(b, b->has[k]) / (to - from);
		sum += mean;
		beds += b->people > 0;
	}
	return beds ? sum / beds : 0;
}

static double
silence(const struct garden_suggestion_finder *f, day last)
{
	double part = last == DAY_NONE ? 1 : (f->today - last) / f->full;

	return part < 1 ? part : 1;
}

/* finds the contacts in good standing who are tied to a suggested one */
static void
find_way(struct garden_suggestion *s, const struct garden_suggestion_finder *f)
{
	const struct graph *g = &f->graph->graph;
	size_t n = f->graph->book->n, ways = 0;

	s->through = n;
	for (uint32_t i = g->start[s->who]; i < g->start[s->who + 1] && g->to[i] < n; i++) {
		if (!f->good[g->to[i]])
			continue;
		if (!ways++)
			s->through = g->to[i];
	}
	s->others = ways ? ways - 1 : 0;
}

/* true for a tier whose period is shorter than the widest: those people are seen anyway */
static bool
in_first_tier(const struct contact *c, const struct settings *set)
{
	struct str name = contact_text(c, KEY_TIER);
	struct period every = settings_tier(set, name)->every, widest = settings_widest(set)->every;

	return name.n && every.n && period_days(every) < period_days(widest);
}

/* true if the owner can write to a contact, or was in touch with them not so long ago */
static bool
within_reach(const struct garden_suggestion_finder *f, const struct garden_suggestion *s)
{
	return s->through < f->graph->book->n || s->email || s->phone || silence(f, s->last) < 1;
}

/* by score, then by id: contacts are sorted by id */
static int
garden_suggestion_order(const void *va, const void *vb)
{
	const struct garden_suggestion *a = va, *b = vb;

	if (a->score != b->score)
		return b->score - a->score;
	return (a->who > b->who) - (a->who < b->who);
}

void
garden_suggestion_find(struct garden_suggestion **out, size_t *n, const struct garden *g,
                       const struct people_graph *w, const struct people *all,
                       const struct people *people, day today)
{
	const struct book *b = w->book;
	struct period dormant = b->set.dormant;
	struct garden_suggestion_finder f = {.garden = g, .graph = w, .today = today};
	struct garden_suggestion *v = mem_alloc(people->n * sizeof(*v));
	bool *asked = mem_zero(b->n, sizeof(*asked));

	f.full = period_days(dormant.n ? dormant : (struct period){24, PERIOD_MONTHS});
	read_accounts(&f);
	for (size_t i = 0; i < people->n; i++)
		asked[people->who[i]] = true;
	*n = 0;
	for (size_t i = 0; i < all->n; i++) {
		const struct contact *c = &b->contact[all->who[i]];
		struct garden_suggestion s = {
			.who = all->who[i],
			.person = i,
			.last = f.last[all->who[i]],
			.email = contact_text(c, KEY_EMAIL).n > 0,
			.phone = contact_text(c, KEY_PHONE).n > 0,
		};

		if (!asked[s.who] || in_first_tier(c, &b->set))
			continue;
		s.score = (int)lround(100 * rarity_of(g, i) * silence(&f, s.last));
		find_way(&s, &f);
		if (s.score > 0 && within_reach(&f, &s))
			v[(*n)++] = s;
	}
	if (*n)
		qsort(v, *n, sizeof(*v), garden_suggestion_order);
	free(asked);
	free(f.good);
	free(f.last);
	*out = v;
}

/* the kind of fewest people that a person is of, among equals the first; NULL if there is none */
static const struct garden_kind *
rarest(const struct garden_bed *b, size_t person)
{
	const struct garden_kind *best = NULL;

	for (uint32_t i = b->first[person]; i < b->first[person + 1]; i++)
		if (!b->kind[b->has[i]].mine && (!best || b->kind[b->has[i]].people < best->people))
			best = &b->kind[b->has[i]];
	return best;
}

/* the index of the bed with that kind, `except` left out; g->n if there is none */
static size_t
rarest_bed(const struct garden *g, size_t person, size_t except)
{
	size_t best = g->n;

	for (size_t i = 0; i < g->n; i++) {
		const struct garden_kind *k = i == except ? NULL : rarest(&g->bed[i], person);

		if (k && (best == g->n || k->people < rarest(&g->bed[best], person)->people))
			best = i;
	}
	return best;
}

size_t
garden_suggestion_reasons(struct garden_reason out[2], const struct garden *g, size_t person)
{
	size_t n = 0, except = g->n;

	for (; n < 2; n++) {
		size_t bed = rarest_bed(g, person, except);
		const struct garden_kind *kind = bed < g->n ? rarest(&g->bed[bed], person) : NULL;

		if (!kind || (n && kind->people > GARDEN_SUGGESTION_FEW))
			break;
		out[n] = (struct garden_reason){&g->bed[bed], kind};
		except = bed;
	}
	return n;
}
