/* SPDX-License-Identifier: ISC */
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "match/garden_stretch.h"

struct garden_stretch_finder {
	const struct garden *garden;
	const struct people_graph *web;
	day today;
	double length; /* of the silence that counts in full, in days */
	bool *good;    /* of each contact: in good standing, if they count: none else has ties */
	day *last;     /* of each contact */
};

static void
read_standings(struct garden_stretch_finder *f)
{
	const struct book *b = f->web->book;

	f->good = mem_zero(b->n, sizeof(*f->good));
	f->last = mem_alloc(b->n * sizeof(*f->last));
	for (size_t i = 0; i < b->n; i++) {
		struct account s;

		contact_soon(b->contact, b->n, i + CONTACT_SOON);
		s = account_of(&b->contact[i], &b->set, f->today);
		f->last[i] = s.last;
		f->good[i] = s.last != DAY_NONE && s.net >= 0 && !account_dormant(&s, &b->set, f->today);
	}
}

/* how rare a kind is, 0 .. 1; of a key that only one person has they are the only one */
static double
rarity(const struct bed *b, uint32_t kind)
{
	double all = b->people, some = b->kind[kind].people;

	return b->people > 1 ? log(all / some) / log(all) : 1;
}

static double
rarity_of(const struct garden *g, size_t person)
{
	double sum = 0;
	int beds = 0;

	for (size_t i = 0; i < g->n; i++) {
		const struct bed *b = &g->bed[i];
		uint32_t from = b->first[person], to = b->first[person + 1];
		double mean = 0;

		for (uint32_t k = from; k < to; k++)
			mean += rarity(b, b->has[k]) / (to - from);
		sum += mean;
		beds += b->people > 0;
	}
	return beds ? sum / beds : 0;
}

static double
silence(const struct garden_stretch_finder *f, day last)
{
	double part = last == DAY_NONE ? 1 : (f->today - last) / f->length;

	return part < 1 ? part : 1;
}

/* finds who leads to them */
static void
find_way(struct garden_stretch *s, const struct garden_stretch_finder *f)
{
	const struct graph *g = &f->web->graph;
	size_t n = f->web->book->n, ways = 0;

	s->through = n;
	for (uint32_t i = g->start[s->who]; i < g->start[s->who + 1] && g->to[i] < n; i++) {
		if (!f->good[g->to[i]])
			continue;
		if (!ways++)
			s->through = g->to[i];
	}
	s->others = ways ? ways - 1 : 0;
}

static bool
within_reach(const struct garden_stretch *s, const struct book *b)
{
	const struct contact *c = &b->contact[s->who];

	return s->through < b->n || contact_text(c, KEY_EMAIL).n || contact_text(c, KEY_PHONE).n;
}

/* contacts are in the order of their ids, so the index is the last resort */
static int
garden_stretch_order(const void *va, const void *vb)
{
	const struct garden_stretch *a = va, *b = vb;

	if (a->score != b->score)
		return b->score - a->score;
	return (a->who > b->who) - (a->who < b->who);
}

void
garden_stretch_find(struct garden_stretch **out, size_t *n, const struct garden *g, const struct people_graph *w,
             const struct people *all, const struct people *people, day today)
{
	const struct book *b = w->book;
	struct period dormant = b->set.dormant;
	struct garden_stretch_finder f = {.garden = g, .web = w, .today = today};
	struct garden_stretch *v = mem_alloc(people->n * sizeof(*v));
	bool *asked = mem_zero(b->n, sizeof(*asked));

	f.length = period_days(dormant.n ? dormant : (struct period){24, PERIOD_MONTHS});
	read_standings(&f);
	for (size_t i = 0; i < people->n; i++)
		asked[people->who[i]] = true;
	*n = 0;
	for (size_t i = 0; i < all->n; i++) {
		struct garden_stretch s = {.who = all->who[i], .person = i, .last = f.last[all->who[i]]};

		if (!asked[s.who])
			continue;
		s.score = (int)lround(100 * rarity_of(g, i) * silence(&f, s.last));
		find_way(&s, &f);
		if (s.score > 0 && within_reach(&s, b))
			v[(*n)++] = s;
	}
	if (*n)
		qsort(v, *n, sizeof(*v), garden_stretch_order);
	free(asked);
	free(f.good);
	free(f.last);
	*out = v;
}

/* "in theatre": a value of a key, behind "the only one" */
static void
say_kind(struct buf *out, const struct bed *b, const struct kind *k)
{
	static const struct {
		enum key key;
		const char *words;
	} keys[] = {
		{KEY_FIELD, "in"}, {KEY_PLACE, "in"}, {KEY_ORG, "at"}, {KEY_STAGE, "at the stage"}, {KEY_TAGS, "with the tag"},
	};

	if (b->decade)
		buf_str(out, STR("of the"));
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]) && !b->decade; i++) {
		if (b->ref.computed >= 0 || b->ref.key != keys[i].key)
			continue;
		buf_fmt(out, "%s %.*s", keys[i].words, STR_ARG(k->name));
		return;
	}
	if (!b->decade)
		buf_fmt(out, "with %.*s", STR_ARG(b->ref.name));
	buf_fmt(out, " %.*s", STR_ARG(k->name));
}

/* the kind of fewest people that a person is of, of equals the first; NULL if there is none */
static const struct kind *
rarest(const struct bed *b, size_t person)
{
	const struct kind *best = NULL;

	for (uint32_t i = b->first[person]; i < b->first[person + 1]; i++)
		if (!best || b->kind[b->has[i]].people < best->people)
			best = &b->kind[b->has[i]];
	return best;
}

/* the bed, but one, in which they are rarest, of equals the first; g->n if there is none */
static size_t
rarest_bed(const struct garden *g, size_t person, size_t but)
{
	size_t best = g->n;

	for (size_t i = 0; i < g->n; i++) {
		const struct kind *k = i == but ? NULL : rarest(&g->bed[i], person);

		if (k && (best == g->n || k->people < rarest(&g->bed[best], person)->people))
			best = i;
	}
	return best;
}

/* the two beds in which they are rarest; the second only if they are rare there */
static void
say_rare(struct buf *out, const struct garden_stretch *s, const struct garden *g)
{
	size_t but = g->n;

	for (int i = 0; i < 2; i++) {
		size_t bed = rarest_bed(g, s->person, but);
		const struct kind *k = bed < g->n ? rarest(&g->bed[bed], s->person) : NULL;

		if (!k || (i && k->people > GARDEN_STRETCH_RARE))
			return;
		buf_str(out, i ? STR(", ") : STR(""));
		if (k->people > 1)
			buf_fmt(out, "one of %u ", (unsigned)k->people);
		else
			buf_str(out, STR("the only one "));
		say_kind(out, &g->bed[bed], k);
		but = bed;
	}
}

static void
say_silent(struct buf *out, day last, day today)
{
	int y, m, d, year, month, mday;

	if (last == DAY_NONE) {
		buf_str(out, STR("; never in touch"));
		return;
	}
	day_civil(last, &y, &m, &d);
	day_civil(today, &year, &month, &mday);
	month += 12 * (year - y) - m - (mday < d);
	if (month >= 24)
		buf_fmt(out, "; %d years silent", month / 12);
	else if (month >= 2)
		buf_fmt(out, "; %d months silent", month);
	else
		buf_fmt(out, "; %d day%s silent", (int)(today - last), today - last == 1 ? "" : "s");
}

void
garden_stretch_why(struct buf *out, const struct garden_stretch *s, const struct garden *g, const struct people_graph *w, day today)
{
	const struct contact *c = &w->book->contact[s->who];

	say_rare(out, s, g);
	say_silent(out, s->last, today);
	if (contact_text(c, KEY_EMAIL).n)
		buf_str(out, STR("; by e-mail"));
	if (contact_text(c, KEY_PHONE).n)
		buf_str(out, STR("; by telephone"));
	if (s->through < w->book->n)
		buf_fmt(out, "; knows %.*s", STR_ARG(people_graph_id(w, s->through)));
	if (s->others)
		buf_fmt(out, " and %zu more", s->others);
}
