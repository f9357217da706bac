/* SPDX-License-Identifier: ISC */
#include <math.h>

#include "base/text.h"
#include "find/language_names.h"
#include "match/fit_sense.h"
#include "match/intro_pair.h"

/* true if the one word that a need and an offer share is a language, which the need is not of */
static bool
is_language(const struct intros *s, const struct item *need, const struct item *offer)
{
	struct str text = s->needs.text[need - s->needs.v];
	const struct field *f;

	if (offer->source != ITEM_JOINED)
		return language_names_aside(text, s->offers.text[offer - s->offers.v]);
	f = contact_field(&s->book->contact[offer->who], KEY_OFFERS);
	return language_names_aside(text, field_text(f, offer->value)) ||
	       language_names_aside(text, field_text(f, offer->value + 1u));
}

/* the words that a need and an offer have in common, and what they weigh */
struct overlap {
	double all;       /* rarity of the need's words, without roles */
	double met;       /* rarity of the shared words, a role for INTRO_ROLE of it */
	double rarest;    /* the highest rarity of a shared word that is distinctive */
	uint32_t shared;  /* number of shared words */
	uint32_t last;    /* the last of them */
	size_t roles;     /* number of shared roles; 0 if all of them stand beside the need */
	bool any_role;    /* true if one of the shared words is a role */
	bool need_role;   /* what the need wants names a role */
};

static struct overlap
overlap_of(const struct intros *s, const struct item *need, const struct item *offer)
{
	const uint32_t *n = &s->needs.term[need->from], *o = &s->offers.term[offer->from];
	struct overlap v = {0};
	uint32_t k = 0, mark = need->mark;
	bool wanted = false;

	for (uint32_t i = 0; i < need->n; i++) {
		bool role = postings_is_role(&s->words, n[i]), beside = mark & 1;
		double r = s->words.rarity[n[i]];

		if (role)
			mark >>= 1;
		else
			v.all += r;
		v.need_role |= role && !beside;
		while (k < offer->n && o[k] < n[i])
			k++;
		if (k == offer->n || o[k] != n[i])
			continue;
		v.met += role ? INTRO_ROLE * r : r;
		v.roles += role;
		wanted |= role && !beside;
		v.shared++;
		v.last = n[i];
		if (r > v.rarest && s->words.people[n[i]] <= POSTINGS_DISTINCTIVE)
			v.rarest = r;
	}
	v.any_role = v.roles > 0;
	if (!wanted)
		v.roles = 0;
	return v;
}

/* true if a need and an offer that share words are of one thing, see fit_sense() */
static bool
has_sense(const struct intros *s, const struct item *need, const struct item *offer,
          const struct overlap *v)
{
	struct fit_texts f = {
		.need = s->needs.text[need - s->needs.v],
		.thing = need->thing,
		.need_noted = need->source == ITEM_NOTES,
		.offer_noted = offer->source == ITEM_NOTES,
		.titled = offer->source == ITEM_TITLE,
		.need_role = v->need_role,
		.roles = v->roles,
		.stated = offer->mark,
		.giver = contact_name(&s->book->contact[offer->who]),
	};
	const struct field *list;

	if (need->thing_n)
		f.need = fit_sense_clause(f.need, (size_t)need->thing + need->thing_n);
	if (offer->source != ITEM_JOINED) {
		f.offer = s->offers.text[offer - s->offers.v];
		return fit_sense(&f);
	}
	list = contact_field(&s->book->contact[offer->who], KEY_OFFERS);
	f.offer = field_text(list, offer->value);
	if (fit_sense(&f))
		return true;
	f.offer = field_text(list, offer->value + 1u);
	return fit_sense(&f);
}

/* intro_fit() of a need and an offer, whether they are of one thing or not */
static double
share_of(const struct intros *s, const struct item *need, const struct item *offer, const struct overlap *v)
{
	static const double weight[] = {[ITEM_LISTED] = 1, [ITEM_JOINED] = 1, [ITEM_TITLE] = 0.9, [ITEM_NOTES] = 0.8};
	bool listed = need->source < ITEM_TITLE && offer->source < ITEM_TITLE;
	double share;

	/* the roles alone may be all that a need has */
	if (v->all <= 0 && !v->roles)
		return 0;
	share = (v->met < v->all ? v->met / v->all : 1) * v->rarest / s->words.max_rarity;
	if (share < (listed && !v->any_role ? INTRO_FIT_MIN : INTRO_FIT_NOTES))
		return 0;
	if (v->shared == 1 && need->n > 1 && s->language[v->last] && is_language(s, need, offer))
		return 0;
	return share * weight[need->source] * weight[offer->source];
}

double
intro_fit_most(const struct intros *s, const struct item *need, const struct item *offer)
{
	struct overlap v = overlap_of(s, need, offer);

	return share_of(s, need, offer, &v);
}

double
intro_fit(const struct intros *s, const struct item *need, const struct item *offer)
{
	struct overlap v = overlap_of(s, need, offer);
	double share = share_of(s, need, offer, &v);

	return share > 0 && has_sense(s, need, offer, &v) ? share : 0;
}

bool
intro_gains(const struct intros *s, const struct fit *f)
{
	if (f->share <= 0 || f->offer->source == ITEM_JOINED)
		return false;
	return f->offer->source == ITEM_TITLE || f->offer->mark ||
	       (f->offer->source == ITEM_NOTES &&
	        (intro_same_role(s, f->need, f->offer) || fit_sense_teaches(s->offers.text[f->offer - s->offers.v]))) ||
	       fit_sense_fills(s->offers.text[f->offer - s->offers.v]);
}

static struct fit
best_fit(const struct intros *s, size_t needs, size_t offers)
{
	struct fit best = {0};

	for (size_t i = s->needs.first[needs]; i < s->needs.first[needs + 1]; i++)
		for (size_t k = s->offers.first[offers]; k < s->offers.first[offers + 1]; k++) {
			const struct item *need = &s->needs.v[i], *offer = &s->offers.v[k];
			struct overlap v = overlap_of(s, need, offer);
			double share = share_of(s, need, offer, &v);

			/* in a list of all, who does something for a living does it where they are */
			if (share > best.share &&
			    (s->from != INTRO_ROLES || offer->source != ITEM_TITLE ||
			     intro_same_place(s, needs, offers)) &&
			    has_sense(s, need, offer, &v))
				best = (struct fit){share, need, offer};
		}
	return best;
}

static bool
has_term(const struct items *items, size_t who, uint32_t term)
{
	for (size_t i = items->first[who]; i < items->first[who + 1]; i++)
		if (items->term[items->v[i].from] == term)
			return true;
	return false;
}

bool
intro_is_job(const struct intros *s, const struct item *tag, size_t a, size_t b)
{
	const struct contact *one = &s->book->contact[a], *other = &s->book->contact[b];
	struct str text = intro_item_text(s, tag, KEY_TAGS);

	return contact_has_value(one, KEY_TITLE, text) || contact_has_value(one, KEY_FIELD, text) ||
	       contact_has_value(other, KEY_TITLE, text) || contact_has_value(other, KEY_FIELD, text);
}

/* the summed rarity of the tags, or places, that two contacts share */
static double
shared_rarity(const struct intros *s, const struct items *items, size_t a, size_t b)
{
	bool tags = items == &s->tags;
	double sum = 0;

	for (size_t i = items->first[a]; i < items->first[a + 1]; i++) {
		uint32_t term = items->term[items->v[i].from];

		if (has_term(items, b, term) && !(tags && intro_is_job(s, &items->v[i], a, b)))
			sum += s->tags_and_places.rarity[term];
	}
	return sum;
}

static enum intro_state
state_of(const struct ties *t, size_t a, size_t b)
{
	enum opt oa = ties_opt(t, a, b), ob = ties_opt(t, b, a);

	if (oa == OPT_NO || ob == OPT_NO)
		return INTRO_DECLINED;
	if (oa == OPT_YES && ob == OPT_YES)
		return INTRO_AGREED;
	if (oa == OPT_NONE && ob == OPT_NONE)
		return INTRO_NEW;
	/* asked-a: a was asked and has not answered, or only a was asked */
	return ob == OPT_NONE || (oa == OPT_ASKED && ob != OPT_ASKED) || oa == ob ? INTRO_ASKED_A
	                                                                          : INTRO_ASKED_B;
}

const char *
intro_state_name(enum intro_state state)
{
	static const char *const names[] = {
		[INTRO_NEW] = "new", [INTRO_ASKED_A] = "asked-a", [INTRO_ASKED_B] = "asked-b",
		[INTRO_AGREED] = "agreed", [INTRO_DECLINED] = "declined",
	};

	return names[state];
}

double
intro_score(const struct intros *s, double ab, double ba, double shared_tags, bool place,
            double mutual)
{
	double better = ab > ba ? ab : ba, other = ab > ba ? ba : ab;

	return 50 * better + 20 * other + 18 * shared_tags / (shared_tags + 2 * s->tags_and_places.max_rarity) +
	       (place ? 6 : 0) + 6 * mutual;
}

double
intro_mutual(const struct intros *s, size_t a, size_t b)
{
	return ties_mutual(graph_common(&s->ties.tied, a, b));
}

struct intro
intro_pair(const struct intros *s, size_t a, size_t b)
{
	struct intro p = {
		.a = (uint32_t)a,
		.b = (uint32_t)b,
		.ab = best_fit(s, a, b),
		.ba = best_fit(s, b, a),
		.shared_tags = shared_rarity(s, &s->tags, a, b),
		.place = shared_rarity(s, &s->places, a, b) > 0,
		.mutual = graph_common(&s->ties.tied, a, b),
		.state = state_of(&s->ties, a, b),
	};

	p.score = (int)lround(intro_score(s, p.ab.share, p.ba.share, p.shared_tags, p.place,
	                                  ties_mutual(p.mutual)));
	return p;
}

bool
intro_same_role(const struct intros *s, const struct item *need, const struct item *offer)
{
	const uint32_t *n = &s->needs.term[need->from], *o = &s->offers.term[offer->from];

	for (uint32_t i = 0; i < need->n; i++)
		for (uint32_t k = 0; postings_is_role(&s->words, n[i]) && k < offer->n; k++)
			if (n[i] == o[k])
				return true;
	return false;
}

/* true if one of two places begins with the other, as a whole word */
static bool
same_place(struct str one, struct str other)
{
	struct buf a = {0}, b = {0};
	struct str shorter, longer;
	bool same;

	text_fold(&a, one);
	text_fold(&b, other);
	shorter = buf_view(a.n < b.n ? &a : &b);
	longer = buf_view(a.n < b.n ? &b : &a);
	same = shorter.n && str_starts(longer, shorter) &&
	       (longer.n == shorter.n ||
	        !(char_letter(longer.p[shorter.n]) || char_digit(longer.p[shorter.n])));
	buf_free(&a);
	buf_free(&b);
	return same;
}

bool
intro_same_place(const struct intros *s, size_t a, size_t b)
{
	const struct field *f = contact_field(&s->book->contact[a], KEY_PLACE);
	const struct field *g = contact_field(&s->book->contact[b], KEY_PLACE);

	for (uint16_t i = 0; f && i < f->n; i++)
		for (uint16_t k = 0; g && k < g->n; k++)
			if (same_place(field_text(f, i), field_text(g, k)))
				return true;
	return false;
}

static bool
has_place(const struct intros *s, size_t who)
{
	return s->places.first[who] < s->places.first[who + 1];
}

bool
intro_elsewhere(const struct intros *s, size_t a, size_t b)
{
	return has_place(s, a) && has_place(s, b) && !intro_same_place(s, a, b);
}
