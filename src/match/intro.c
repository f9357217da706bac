/* SPDX-License-Identifier: ISC */
#include <math.h>
#include <pthread.h>
#include <stdlib.h>

#include "base/mem.h"
#include "match/intro.h"

/* counts the terms of a contact's items; seen[t] is the stamp of the last list with term t */
static void
count_terms(struct vocabulary *v, uint32_t *seen, const struct items *items, uint32_t who, bool second)
{
	uint32_t first_stamp = 2 * who + 1, stamp = first_stamp + second;

	for (uint32_t i = items->first[who]; i < items->first[who + 1]; i++)
		for (uint32_t k = 0; k < items->v[i].n; k++) {
			uint32_t t = items->term[items->v[i].from + k];

			if (seen[t] == stamp)
				continue;
			v->lists[t]++;
			v->people[t] += seen[t] < first_stamp;
			seen[t] = stamp;
		}
}

/* counts the lists and contacts that have each term, and completes the postings of both keys */
static void
weigh(struct vocabulary *v, struct items *one, struct items *other, size_t people)
{
	uint32_t n = v->n, *seen = mem_zero(n, sizeof(*seen));

	v->lists = mem_zero(n, sizeof(*v->lists));
	v->people = mem_zero(n, sizeof(*v->people));
	v->rarity = mem_alloc(n * sizeof(*v->rarity));
	items_index(one, n);
	items_index(other, n);
	for (uint32_t who = 0; who < people; who++) {
		count_terms(v, seen, one, who, false);
		count_terms(v, seen, other, who, true);
	}
	for (uint32_t t = 0; t < n; t++)
		v->rarity[t] = log(1 + (double)people / (v->lists[t] ? v->lists[t] : 1));
	free(seen);
}

/* reads two keys of everybody in one vocabulary */
static void
read_items(const struct book *b, struct vocabulary *v, struct items *one, enum key one_key,
           struct items *other, enum key other_key, bool whole)
{
	struct terms terms;

	terms_open(&terms, b->set.language);
	items_read(one, &terms, b, one_key, whole);
	items_read(other, &terms, b, other_key, whole);
	v->n = terms.n;
	terms_close(&terms);
	weigh(v, one, other, b->n);
}

static void
judge_standing(struct intros *s, day today)
{
	const struct book *b = s->book;

	s->standing = mem_zero(b->n, sizeof(*s->standing));
	for (size_t i = 0; i < b->n; i++) {
		const struct contact *c = &b->contact[i];
		struct account st = account_of(c, &b->set, today);

		contact_soon(b->contact, b->n, i + CONTACT_SOON);
		s->standing[i] = !c->me && !c->inactive && st.net >= 0 && !account_dormant(&st, &b->set, today);
	}
}

/* what the needs' words weigh, each need by itself */
static void
weigh_needs(struct intros *s)
{
	s->weight = mem_zero(s->needs.n, sizeof(*s->weight));
	for (size_t i = 0; i < s->needs.n; i++)
		for (uint32_t k = 0; k < s->needs.v[i].n; k++) {
			uint32_t t = s->needs.term[s->needs.v[i].from + k];

			s->weight[i].all += (float)s->words.rarity[t];
			if (s->words.people[t] > INTRO_COMMON)
				s->weight[i].common += (float)s->words.rarity[t];
		}
}

struct intro_reading {
	struct intros *intros;
	day today;
};

/* takes as long as all the rest; neither needs the other */
static void *
read_words(void *arg)
{
	struct intro_reading *r = arg;
	struct intros *s = r->intros;

	read_items(s->book, &s->words, &s->needs, KEY_NEEDS, &s->offers, KEY_OFFERS, false);
	weigh_needs(s);
	judge_standing(s, r->today);
	return NULL;
}

void
intro_open(struct intros *s, struct book *b, day today)
{
	struct intro_reading r = {s, today};
	pthread_t words;
	bool apart;

	*s = (struct intros){.book = b, .top = log(1 + (double)b->n)};
	apart = b->n > 256 && pthread_create(&words, NULL, read_words, &r) == 0;
	ties_read(&s->ties, s->book, today, NULL);
	read_items(b, &s->things, &s->tags, KEY_TAGS, &s->places, KEY_PLACE, true);
	if (apart)
		pthread_join(words, NULL);
	else
		read_words(&r);
}

static void
vocabulary_close(struct vocabulary *v)
{
	free(v->lists);
	free(v->people);
	free(v->rarity);
}

void
intro_close(struct intros *s)
{
	ties_free(&s->ties);
	items_free(&s->needs);
	items_free(&s->offers);
	items_free(&s->tags);
	items_free(&s->places);
	vocabulary_close(&s->words);
	vocabulary_close(&s->things);
	free(s->standing);
	free(s->weight);
}

double
intro_fit(const struct intros *s, const struct item *need, const struct item *offer)
{
	const uint32_t *n = &s->needs.term[need->from], *o = &s->offers.term[offer->from];
	double all = 0, met = 0, rarest = 0, share;
	uint32_t k = 0;

	for (uint32_t i = 0; i < need->n; i++) {
		double r = s->words.rarity[n[i]];

		all += r;
		while (k < offer->n && o[k] < n[i])
			k++;
		if (k == offer->n || o[k] != n[i])
			continue;
		met += r;
		if (r > rarest && s->words.people[n[i]] <= INTRO_COMMON)
			rarest = r;
	}
	share = rarest > 0 ? met / all * rarest / s->top : 0;
	return share < INTRO_FIT_MIN ? 0 : share;
}

static struct fit
best_fit(const struct intros *s, size_t needy, size_t giver)
{
	struct fit best = {0};

	for (size_t i = s->needs.first[needy]; i < s->needs.first[needy + 1]; i++)
		for (size_t k = s->offers.first[giver]; k < s->offers.first[giver + 1]; k++) {
			double share = intro_fit(s, &s->needs.v[i], &s->offers.v[k]);

			if (share > best.share)
				best = (struct fit){share, &s->needs.v[i], &s->offers.v[k]};
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

/* the summed rarity of the things (of one term each) that two share */
static double
shared_rarity(const struct intros *s, const struct items *items, size_t a, size_t b)
{
	double sum = 0;

	for (size_t i = items->first[a]; i < items->first[a + 1]; i++) {
		uint32_t term = items->term[items->v[i].from];

		if (has_term(items, b, term))
			sum += s->things.rarity[term];
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
	/* whose answer is awaited, or who was the only one asked so far */
	return ob == OPT_NONE || (oa == OPT_ASKED && ob != OPT_ASKED) || oa == ob ? INTRO_ASKED_A : INTRO_ASKED_B;
}

double
intro_score(const struct intros *s, double ab, double ba, double passions, bool place, double mutual)
{
	double better = ab > ba ? ab : ba, other = ab > ba ? ba : ab;

	return 50 * better + 20 * other + 18 * passions / (passions + 2 * s->top) + (place ? 6 : 0) + 6 * mutual;
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
		.passions = shared_rarity(s, &s->tags, a, b),
		.place = shared_rarity(s, &s->places, a, b) > 0,
		.mutual = graph_common(&s->ties.tied, a, b),
		.state = state_of(&s->ties, a, b),
	};

	p.score = (int)lround(intro_score(s, p.ab.share, p.ba.share, p.passions, p.place, ties_mutual(p.mutual)));
	return p;
}

bool
intro_allowed(const struct intros *s, size_t a, size_t b)
{
	return a != b && s->standing[a] && s->standing[b] &&
	       !graph_has(&s->ties.tied, a, b) && !graph_has(&s->ties.apart, a, b);
}

const char *
intro_state_name(enum intro_state state)
{
	static const char *const names[] = {"new", "asked-a", "asked-b", "agreed", "declined"};

	return names[state];
}

struct str
intro_words(const struct intros *s, const struct item *it, enum key key)
{
	return field_text(contact_field(&s->book->contact[it->who], key), it->value);
}
