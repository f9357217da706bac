/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "base/text.h"
#include "match/give.h"
#include "match/give_fits.h"

/* a passion or a place of the contact */
struct give_thing {
	struct str text;
	double rarity;
	uint32_t at; /* index of the value in its field */
	bool mine;   /* whether the owner has it too */
};

struct things {
	struct give_thing *v; /* the owner's first, then by rarity */
	size_t n, cap;
	size_t shared;        /* how many the owner has too */
};

/* the gifts of one kind in the log */
struct history {
	int64_t given; /* summed weight of the deposits */
	day last;      /* the last deposit, or DAY_NONE */
};

struct giver {
	const struct intros *s;
	const struct book *book;
	day today;
	struct arena *arena;
	struct give_fits fits;
	bool *my_tag, *my_place; /* of each thing, whether it is one of the owner's */
	struct map admired;      /* values of `admire` in the owner's file, folded */
	struct buf scratch;
	/* of the contact that gifts are found for */
	const struct contact *c;
	struct things passions, places;
	struct history history[GIVE_KINDS];
	day asked; /* the last question in the log, or DAY_NONE */
};

static const struct str kinds[] = {
	[GIVE_HELP] = STR_INIT("help"), [GIVE_INTRO] = STR_INIT("intro"),
	[GIVE_QUESTION] = STR_INIT("question"), [GIVE_IDEA] = STR_INIT("idea"),
	[GIVE_PRAISE] = STR_INIT("praise"), [GIVE_FUN] = STR_INIT("fun"),
};

const char *
give_kind_name(enum give_kind kind)
{
	return kinds[kind].p;
}

static struct str
folded(struct giver *g, struct str text)
{
	buf_clear(&g->scratch);
	text_fold(&g->scratch, text);
	return buf_view(&g->scratch);
}

static void
read_admired(struct giver *g)
{
	const struct book *b = g->book;
	const struct field *f = b->me < b->n ? contact_field(&b->contact[b->me], KEY_ADMIRE) : NULL;

	for (uint16_t i = 0; f && i < f->n; i++)
		*map_put(&g->admired, arena_str(g->arena, folded(g, field_text(f, i)))) = i;
}

struct giver *
give_open(struct intros *s, day today, struct arena *arena)
{
	struct giver *g = mem_zero(1, sizeof(*g));

	*g = (struct giver){.s = s, .book = s->book, .today = today, .arena = arena};
	give_fits_open(&g->fits, s);
	g->my_tag = intro_terms_of(s, &s->tags, s->book->me);
	g->my_place = intro_terms_of(s, &s->places, s->book->me);
	read_admired(g);
	return g;
}

void
give_close(struct giver *g)
{
	give_fits_close(&g->fits);
	free(g->my_tag);
	free(g->my_place);
	free(g->passions.v);
	free(g->places.v);
	map_free(&g->admired);
	buf_free(&g->scratch);
	free(g);
}

static size_t
copy_fits(struct fit *out, size_t limit, const struct fit *v, size_t n)
{
	size_t few = n < limit ? n : limit;

	if (few)
		memcpy(out, v, few * sizeof(*v));
	return few;
}

size_t
give_meet(struct fit *out, size_t limit, struct giver *g, size_t who)
{
	give_fits_find(&g->fits, who);
	return copy_fits(out, limit, g->fits.others, g->fits.nothers);
}

size_t
give_help(struct fit *out, size_t limit, struct giver *g, size_t who)
{
	give_fits_find(&g->fits, who);
	return copy_fits(out, limit, g->fits.mine, g->fits.nmine);
}

static int
thing_order(const void *va, const void *vb)
{
	const struct give_thing *a = va, *b = vb;

	if (a->mine != b->mine)
		return a->mine ? -1 : 1;
	if (a->rarity != b->rarity)
		return a->rarity > b->rarity ? -1 : 1;
	return (a->at > b->at) - (a->at < b->at);
}

static void
read_things(struct things *out, const struct giver *g, size_t who, const struct items *items,
            enum key key, const bool *mine)
{
	const struct intros *s = g->s;

	out->n = out->shared = 0;
	for (size_t i = items->first[who]; i < items->first[who + 1]; i++) {
		const struct item *it = &items->v[i];
		uint32_t term = items->term[it->from];

		out->v = mem_reserve(out->v, out->n, &out->cap, sizeof(*out->v));
		out->v[out->n++] = (struct give_thing){
			intro_item_text(s, it, key), s->tags_and_places.rarity[term], it->value, mine[term],
		};
		out->shared += mine[term];
	}
	if (out->n)
		qsort(out->v, out->n, sizeof(*out->v), thing_order);
}

static void
read_history(struct giver *g)
{
	g->asked = DAY_NONE;
	for (enum give_kind k = 0; k < GIVE_KINDS; k++)
		g->history[k] = (struct history){.last = DAY_NONE};
	for (uint32_t i = 0; i < g->c->body.nentries; i++) {
		const struct entry *e = &g->c->body.entry[i];

		if (!entry_done(e, g->today))
			continue;
		if (str_eq(entry_kind(e), kinds[GIVE_QUESTION]) && e->date > g->asked)
			g->asked = e->date;
		for (enum give_kind k = 0; k < GIVE_KINDS && e->sign == '+'; k++) {
			struct history *h = &g->history[k];

			if (!str_eq(entry_kind(e), kinds[k]))
				continue;
			h->given += e->weight;
			if (e->date > h->last)
				h->last = e->date;
		}
	}
}

static struct str
first_need(const struct giver *g)
{
	return contact_text(g->c, KEY_NEEDS);
}

/* Each of these finds the nth-best gift of its kind, from 0; false if there are fewer. */

static bool
find_help(struct gift *out, struct giver *g, size_t nth)
{
	const struct fit *fit = nth < g->fits.nmine ? &g->fits.mine[nth] : NULL;

	if (!fit)
		return false;
	out->what = intro_item_text(g->s, fit->offer, KEY_OFFERS);
	out->need = intro_item_text(g->s, fit->need, KEY_NEEDS);
	out->reason = GIVE_NEEDED;
	return true;
}

static enum give_progress
progress(const struct ties *t, size_t a, size_t b)
{
	enum opt one = ties_opt(t, a, b), other = ties_opt(t, b, a);

	if (one == OPT_YES && other == OPT_YES)
		return GIVE_BOTH_AGREED;
	return one || other ? GIVE_ONE_ASKED : GIVE_NOT_BEGUN;
}

static bool
find_intro(struct gift *out, struct giver *g, size_t nth)
{
	const struct fit *fit = nth < g->fits.nothers ? &g->fits.others[nth] : NULL;

	if (!fit)
		return false;
	out->with = fit->offer->who;
	out->what = intro_item_text(g->s, fit->offer, KEY_OFFERS);
	out->need = intro_item_text(g->s, fit->need, KEY_NEEDS);
	out->reason = GIVE_NEEDED;
	out->progress = progress(&g->s->ties, fit->need->who, out->with);
	return true;
}

static bool
find_question(struct gift *out, struct giver *g, size_t nth)
{
	if (nth || g->asked != DAY_NONE || first_need(g).n)
		return false;
	out->reason = GIVE_NEVER_ASKED;
	return true;
}

/* adds passions as topics, at most GIVE_TOPICS */
static void
add_topics(struct gift *out, const struct giver *g, size_t from, size_t to)
{
	for (size_t i = from; i < to && out->ntopics < GIVE_TOPICS; i++)
		out->topic[out->ntopics++] = g->passions.v[i].text;
}

static bool
find_idea(struct gift *out, struct giver *g, size_t nth)
{
	const struct field *agenda = contact_field(g->c, KEY_AGENDA);
	size_t shared = g->passions.shared;

	if (agenda && nth < agenda->n) {
		out->what = field_text(agenda, nth);
		out->reason = GIVE_AGENDA;
		return true;
	}
	nth -= agenda ? agenda->n : 0;
	/* the shared passions are one idea, the others another */
	if (!shared)
		nth++;
	if (nth > 1 || (nth == 1 && shared == g->passions.n))
		return false;
	add_topics(out, g, nth ? shared : 0, nth ? g->passions.n : shared);
	out->reason = nth ? GIVE_THEIR_PASSION : GIVE_OUR_PASSION;
	return true;
}

static bool
find_praise(struct gift *out, struct giver *g, size_t nth)
{
	const struct field *admire = contact_field(g->c, KEY_ADMIRE);
	struct str why = contact_text(g->c, KEY_WHY), org = contact_text(g->c, KEY_ORG);

	if (g->history[GIVE_PRAISE].given || nth >= (admire ? admire->n : 1u))
		return false;
	out->reason = admire || why.n ? GIVE_NEVER_PRAISED : GIVE_ADMIRED;
	if (admire)
		out->what = field_text(admire, nth);
	else if (why.n)
		out->what = why;
	else if (org.n && g->admired.n && map_get(&g->admired, folded(g, org)) != MAP_NONE)
		out->what = org;
	else
		return false;
	return true;
}

static bool
find_fun(struct gift *out, struct giver *g, size_t nth)
{
	bool passion = g->passions.shared > 0;
	const struct things *t = passion ? &g->passions : &g->places;

	if (nth >= t->shared)
		return false;
	out->what = t->v[nth].text;
	out->reason = passion ? GIVE_OUR_PASSION : GIVE_OUR_PLACE;
	return true;
}

/* a question, if nothing else is found: about needs, or about a need that no offer fits */
static void
last_resort(struct gift *out, const struct giver *g)
{
	out->kind = GIVE_QUESTION;
	out->need = first_need(g);
	out->reason = out->need.n ? GIVE_OUT_OF_REACH : GIVE_ASKED;
	out->asked = g->asked;
}

static bool
before(const struct history *a, const struct history *b)
{
	return a->given != b->given ? a->given < b->given : a->last < b->last;
}

/* sorts the kinds: the least given first, then the one given longest ago */
static void
order_kinds(enum give_kind order[GIVE_KINDS], const struct history *h)
{
	for (enum give_kind k = 0; k < GIVE_KINDS; k++) {
		size_t i = k;

		for (; i && before(&h[k], &h[order[i - 1]]); i--)
			order[i] = order[i - 1];
		order[i] = k;
	}
}

static void
read_contact(struct giver *g, size_t who)
{
	g->c = &g->book->contact[who];
	give_fits_find(&g->fits, who);
	read_things(&g->passions, g, who, &g->s->tags, KEY_TAGS, g->my_tag);
	read_things(&g->places, g, who, &g->s->places, KEY_PLACE, g->my_place);
	read_history(g);
}

size_t
give_to(struct gift *out, size_t limit, struct giver *g, size_t who)
{
	static bool (*const find[])(struct gift *, struct giver *, size_t nth) = {
		[GIVE_HELP] = find_help, [GIVE_INTRO] = find_intro, [GIVE_QUESTION] = find_question,
		[GIVE_IDEA] = find_idea, [GIVE_PRAISE] = find_praise, [GIVE_FUN] = find_fun,
	};
	const struct contact *c = &g->book->contact[who];
	enum give_kind order[GIVE_KINDS];
	size_t n = 0, before_round = 1;

	if (c->me || c->inactive || !limit)
		return 0;
	read_contact(g, who);
	order_kinds(order, g->history);
	for (size_t nth = 0; n != before_round; nth++) {
		before_round = n;
		for (size_t k = 0; k < GIVE_KINDS && n < limit; k++) {
			struct gift gift = {
				.who = who, .kind = order[k], .with = g->book->n, .asked = DAY_NONE,
			};

			if (find[order[k]](&gift, g, nth))
				out[n++] = gift;
		}
	}
	if (!n) {
		out[n] = (struct gift){.who = who, .with = g->book->n};
		last_resort(&out[n++], g);
	}
	return n;
}
