/* SPDX-License-Identifier: ISC */
#include <math.h>
#include <pthread.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/text.h"
#include "find/language_names.h"
#include "find/minor.h"
#include "match/intro.h"
#include "match/intro_items.h"

/* true if a contact is under age by the date of birth */
static bool
is_minor(const struct contact *c, day today)
{
	struct partial birth = contact_partial(c, KEY_BIRTHDAY);
	day adult;

	if (!birth.year)
		birth = contact_partial(c, KEY_BORN);
	if (!birth.year)
		return false;
	adult = day_of(birth.year + MINOR_AGE, birth.month ? birth.month : 1, birth.mday ? birth.mday : 1);
	return today < adult;
}

static void
find_eligible(struct intros *s, day today)
{
	const struct book *b = s->book;

	s->eligible = mem_zero(b->n, sizeof(*s->eligible));
	s->listed = mem_zero(b->n, sizeof(*s->listed));
	for (size_t i = 0; i < b->n; i++) {
		const struct contact *c = &b->contact[i];
		struct account account = account_of(c, &b->set, today);

		contact_soon(b->contact, b->n, i + CONTACT_SOON);
		s->listed[i] = !c->me && !c->inactive && !is_minor(c, today);
		s->eligible[i] = s->listed[i] && account.net >= 0 &&
		                 !account_dormant(&account, &b->set, today);
	}
}

/* frees what intro_items_read() fills */
static void
close_words(struct intros *s)
{
	free(s->language);
	items_free(&s->needs);
	items_free(&s->offers);
	postings_free(&s->words);
	arena_free(&s->arena);
	free(s->weight);
	s->needs = s->offers = (struct items){0};
	s->words = (struct postings){0};
	s->arena = (struct arena){0};
}

struct intro_reading {
	struct intros *intros;
	enum intro_from from;
	const struct people *people; /* with INTRO_NOTES */
	day today;
};

/* reads needs, offers and accounts: half of the work, independent of the other half */
static void *
read_words(void *arg)
{
	struct intro_reading *r = arg;
	struct intros *s = r->intros;

	s->from = r->from;
	intro_items_read(s, r->from, r->people, r->today);
	s->weight = postings_weigh(&s->words, &s->needs);
	if (!s->eligible)
		find_eligible(s, r->today);
	return NULL;
}

static void
open_from(struct intros *s, struct book *b, struct intro_reading r)
{
	pthread_t words;
	bool threaded;

	*s = (struct intros){.book = b, .raw = PTHREAD_MUTEX_INITIALIZER};
	intro_items_sample(b);
	threaded = b->n > 256 && pthread_create(&words, NULL, read_words, &r) == 0;
	ties_read(&s->ties, s->book, r.today, NULL);
	postings_read(&s->tags_and_places, b, &s->tags, KEY_TAGS, &s->places, KEY_PLACE, true);
	acquainted_start(&s->acquainted, b);
	confidence_start(&s->confidence, &s->acquainted, r.today);
	at_hand_start(&s->at_hand);
	if (threaded)
		pthread_join(words, NULL);
	else
		read_words(&r);
}

void
intro_open(struct intros *s, struct book *b, enum intro_from from, day today)
{
	open_from(s, b, (struct intro_reading){s, from, NULL, today});
}

void
intro_open_notes(struct intros *s, struct book *b, const struct people *people, day today)
{
	open_from(s, b, (struct intro_reading){s, INTRO_NOTES, people, today});
}

void
intro_open_again(struct intros *s, enum intro_from from, day today)
{
	struct intro_reading r = {s, from, NULL, today};

	close_words(s);
	read_words(&r);
}

void
intro_close(struct intros *s)
{
	close_words(s);
	ties_free(&s->ties);
	items_free(&s->tags);
	items_free(&s->places);
	postings_free(&s->tags_and_places);
	confidence_close(&s->confidence);
	foes_free(&s->foes);
	at_hand_close(&s->at_hand);
	acquainted_close(&s->acquainted);
	free(s->eligible);
	free(s->listed);
}

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

double
intro_fit(const struct intros *s, const struct item *need, const struct item *offer)
{
	static const double weight[] = {[ITEM_LISTED] = 1, [ITEM_JOINED] = 1, [ITEM_TITLE] = 0.9, [ITEM_NOTES] = 0.8};
	const uint32_t *n = &s->needs.term[need->from], *o = &s->offers.term[offer->from];
	double all = 0, met = 0, rarest = 0, share, min;
	bool shared_role = false, listed;
	uint32_t k = 0, shared = 0, last = 0;

	for (uint32_t i = 0; i < need->n; i++) {
		bool role = postings_is_role(&s->words, n[i]);
		double r = s->words.rarity[n[i]];

		if (!role)
			all += r;
		while (k < offer->n && o[k] < n[i])
			k++;
		if (k == offer->n || o[k] != n[i])
			continue;
		met += role ? INTRO_ROLE * r : r;
		shared_role |= role;
		shared++;
		last = n[i];
		if (r > rarest && s->words.people[n[i]] <= POSTINGS_DISTINCTIVE)
			rarest = r;
	}
	if (all <= 0)
		return 0;
	share = (met < all ? met / all : 1) * rarest / s->words.max_rarity;
	listed = need->source < ITEM_TITLE && offer->source < ITEM_TITLE;
	min = listed && !shared_role ? INTRO_FIT_MIN : INTRO_FIT_NOTES;
	if (share < min || (shared == 1 && need->n > 1 && s->language[last] && is_language(s, need, offer)))
		return 0;
	return share * weight[need->source] * weight[offer->source];
}

static struct fit
best_fit(const struct intros *s, size_t needs, size_t offers)
{
	struct fit best = {0};

	for (size_t i = s->needs.first[needs]; i < s->needs.first[needs + 1]; i++)
		for (size_t k = s->offers.first[offers]; k < s->offers.first[offers + 1]; k++) {
			double share = intro_fit(s, &s->needs.v[i], &s->offers.v[k]);

			/* in a list of all, who does something for a living does it where they are */
			if (share > best.share &&
			    (s->from != INTRO_ROLES || s->offers.v[k].source != ITEM_TITLE ||
			     intro_same_place(s, needs, offers)))
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

bool
intro_is_job(const struct intros *s, const struct item *tag, size_t a, size_t b)
{
	const struct contact *both[] = {&s->book->contact[a], &s->book->contact[b]};
	struct str text = intro_item_text(s, tag, KEY_TAGS);

	for (size_t i = 0; i < 2; i++)
		for (int k = 0; k < 2; k++) {
			const struct field *f = contact_field(both[i], k ? KEY_FIELD : KEY_TITLE);

			for (uint16_t v = 0; f && v < f->n; v++)
				if (text_same(field_text(f, v), text))
					return true;
		}
	return false;
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
intro_allowed(const struct intros *s, size_t a, size_t b)
{
	return a != b && s->listed[a] && s->listed[b] &&
	       !graph_has(&s->ties.tied, a, b) && !graph_has(&s->ties.apart, a, b);
}

enum intro_bar
intro_bar(const struct intros *s, const struct intro *p)
{
	bool a_gets = p->ab.share > 0, b_gets = p->ba.share > 0;

	if (graph_has(&s->ties.tied, p->a, p->b))
		return INTRO_TIED;
	if (graph_has(&s->ties.apart, p->a, p->b))
		return INTRO_APART;
	if ((b_gets && !a_gets && !s->eligible[p->a]) || (a_gets && !b_gets && !s->eligible[p->b]))
		return INTRO_STANDING;
	return INTRO_FREE;
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

bool
intro_acquainted(struct intros *s, size_t a, size_t b)
{
	pthread_mutex_lock(&s->raw);
	book_raw(s->book, a);
	book_raw(s->book, b);
	pthread_mutex_unlock(&s->raw);
	return acquainted_either(&s->acquainted, a, b);
}

static void
read_foes(struct intros *s)
{
	pthread_mutex_lock(&s->raw);
	foes_read(&s->foes, s->book, &s->acquainted);
	pthread_mutex_unlock(&s->raw);
}

enum foe_kind
intro_foes(struct intros *s, size_t a, size_t b)
{
	read_foes(s);
	return foes_between(&s->foes, a, b);
}

/* true if a contact has the other under `avoid` */
static bool
avoids(struct book *b, size_t who, size_t other)
{
	const struct field *f = contact_field(&b->contact[who], KEY_AVOID);

	for (uint16_t i = 0; f && i < f->n; i++)
		if (book_find(b, field_target(f, i)) == other)
			return true;
	return false;
}

const char *
intro_apart(struct intros *s, size_t a, size_t b)
{
	static const char *const foes[] = {
		[FOE_NONE] = NULL,
		[FOE_QUARREL] = "a quarrel or a secret stands between them",
		[FOE_EX] = "an ex, a rival or an enemy",
		[FOE_DANGER] = "one is a danger to the other",
	};
	enum foe_kind kind = intro_foes(s, a, b);

	if (avoids(s->book, a, b) || avoids(s->book, b, a))
		return "one avoids the other";
	if (ties_opt(&s->ties, a, b) == OPT_NO || ties_opt(&s->ties, b, a) == OPT_NO)
		return "one declined to meet the other";
	if (kind)
		return foes[kind];
	if (!s->listed[a] || !s->listed[b])
		return s->book->contact[a].inactive || s->book->contact[b].inactive ? NULL : "one is under age";
	pthread_mutex_lock(&s->raw);
	book_raw(s->book, a);
	book_raw(s->book, b);
	pthread_mutex_unlock(&s->raw);
	return confidence_shared(&s->confidence, a, b) ? "your notes warn of one, or leave one in peace" : NULL;
}

enum intro_bar
intro_bar_notes(struct intros *s, size_t a, size_t b)
{
	if (intro_acquainted(s, a, b))
		return INTRO_TIED;
	read_foes(s);
	if (foes_bar(&s->foes, &s->ties, a, b))
		return INTRO_APART;
	return confidence_shared(&s->confidence, a, b) ? INTRO_APART : INTRO_FREE;
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

bool
intro_fit_lacks(struct intros *s, const struct fit *f)
{
	size_t needy = f->need->who, giver = f->offer->who;
	struct offered o = {
		.needy = &s->book->contact[needy],
		.giver = &s->book->contact[giver],
		.need = intro_item_text(s, f->need, KEY_NEEDS),
		.offer = intro_item_text(s, f->offer, KEY_OFFERS),
		.elsewhere = intro_elsewhere(s, needy, giver),
	};

	pthread_mutex_lock(&s->raw);
	book_raw(s->book, needy);
	book_raw(s->book, giver);
	pthread_mutex_unlock(&s->raw);
	return at_hand_lacks(&s->at_hand, &o);
}

enum intro_bar
intro_bar_fits(struct intros *s, const struct intro *p)
{
	bool ab = p->ab.share > 0 && !intro_fit_lacks(s, &p->ab);
	bool ba = p->ba.share > 0 && !intro_fit_lacks(s, &p->ba);

	return ab || ba || (p->ab.share <= 0 && p->ba.share <= 0) ? INTRO_FREE : INTRO_REACH;
}

const char *
intro_state_name(enum intro_state state)
{
	static const char *const names[] = {"new", "asked-a", "asked-b", "agreed", "declined"};

	return names[state];
}

bool *
intro_terms_of(const struct intros *s, const struct items *items, size_t who)
{
	bool *has = mem_zero(s->tags_and_places.n, sizeof(*has));

	if (who < s->book->n)
		for (size_t i = items->first[who]; i < items->first[who + 1]; i++)
			has[items->term[items->v[i].from]] = true;
	return has;
}

struct str
intro_item_text(const struct intros *s, const struct item *it, enum key key)
{
	const struct items *items = key == KEY_NEEDS ? &s->needs : key == KEY_OFFERS ? &s->offers : NULL;
	struct buf line = {0};
	struct str text;

	if (!items)
		return field_text(contact_field(&s->book->contact[it->who], key), it->value);
	text = items->text[it - items->v];
	if (it->source == ITEM_JOINED) {
		const struct field *f = contact_field(&s->book->contact[it->who], key);

		buf_fmt(&line, "%.*s, %.*s", STR_ARG(field_text(f, it->value)),
		        STR_ARG(field_text(f, it->value + 1u)));
	}
	if (it->source == ITEM_NOTES)
		for (size_t i = 0; i < text.n; i++)
			buf_chr(&line, text.p[i] == '\n' || text.p[i] == '\r' ? ' ' : text.p[i]);
	if (line.n)
		text = arena_str(&s->book->arena, buf_view(&line));
	buf_free(&line);
	return text;
}
