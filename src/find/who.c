/* SPDX-License-Identifier: ISC */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "find/who.h"
#include "find/who_count.h"
#include "network/unfiled.h"

/* saturation: a smaller value makes repeats of a word add less */
#define K1 1.5

/*
 * The weight of a word by part, and `b`, how much the length of the part matters. What a person
 * offers weighs most, then what they are; notes mention much in passing, a log records topics of a
 * day, and a person who needs a thing does not have it: theirs weighs least. The length of a title or an organisation
 * does not matter.
 */
static const struct {
	double weight, b;
} part[PARTS] = {
	[WHO_OFFERS] = {5, 0.3},
	[WHO_TITLE] = {4, 0},
	[WHO_TAGS] = {4, 0.3},
	[WHO_ORG] = {3, 0},
	[PART_KEYS] = {3, 0.3},
	[WHO_NOTES] = {2, 0.3},
	[WHO_LOG] = {1, 0.3},
	[WHO_NEEDS] = {0.5, 0.3},
};

struct who_search {
	struct book *book;
	const struct topic *topic;
	const struct who_options *options;
	struct who_count count;
	double *idf, all;   /* for each term, and their sum */
	bool *present;      /* for each term and other word: some person has it */
	struct who *v;
	size_t n, cap;
	struct arena *arena;
};

/* true if a person has a term, or another word that counts beside it */
static bool
has_term(const struct who_search *s, const struct person_count *p, uint32_t term)
{
	for (uint32_t i = 0; i < p->n; i++) {
		uint32_t found = p->v[i].term;
		const struct topic_other *o = &s->topic->other[found - s->topic->n];

		if (found == term || (found >= s->topic->n && o->tie != TOPIC_RELATED && topic_stands_for(o, term)))
			return true;
	}
	return false;
}

/* the rarity of what `df` people have */
static double
rarity(const struct who_search *s, double df)
{
	return log(1 + ((double)s->count.people - df + 0.5) / (df + 0.5));
}

static void
weigh_terms(struct who_search *s)
{
	s->present = mem_alloc(topic_size(s->topic) * sizeof(*s->present));
	for (uint32_t i = 0; i < topic_size(s->topic); i++)
		s->present[i] = s->count.df[i] > 0;
	s->idf = mem_alloc(s->topic->n * sizeof(*s->idf));
	for (uint32_t t = 0; t < s->topic->n; t++) {
		double df = s->count.df[t];

		if (s->topic->nothers) {
			df = 0;
			for (size_t i = 0; i < s->book->n; i++)
				df += has_term(s, &s->count.of[i], t);
		}
		s->idf[t] = rarity(s, df);
		s->all += s->idf[t];
	}
}

/* adds kinds of what the terms name, and for terms that no file has, by no name, what the thesauri have */
static void
add_others(struct topic *topic, const struct book *b, const struct thesauri *thesauri)
{
	bool *present = mem_zero(topic_size(topic), sizeof(*present));
	bool *absent = mem_alloc(topic->n * sizeof(*absent));

	if (!who_count_present(present, b, topic)) {
		for (uint32_t t = 0; t < topic->n; t++)
			absent[t] = !topic_present(topic, present, t);
		synonyms_add_kinds(topic);
		synonyms_add_absent(topic, absent, thesauri);
		who_count_drop_common(b, topic);
	} else {
		synonyms_add_kinds(topic);
	}
	free(absent);
	free(present);
}

static int
shown_as(int p)
{
	return p == PART_KEYS ? WHO_NOTES : p;
}

/* sorts the places where a person has the words, strongest first, then in enum order */
static void
order_places(struct who *w, const double *strength)
{
	for (int p = 0; p < WHO_COUNT; p++) {
		size_t i = w->nwhere;

		if (!(strength[p] > 0))
			continue;
		for (; i && strength[w->where[i - 1]] < strength[p]; i--)
			w->where[i] = w->where[i - 1];
		w->where[i] = (enum who_where)p;
		w->nwhere++;
	}
}

/* the weighed count of one word of a person, and of each part; without `sizes`, of mean size */
static double
weigh_count(double by_part[PARTS], const struct who_search *s, const struct person_count *p, const struct term_count *v,
            bool sizes)
{
	double f = 0;

	for (int k = 0; k < PARTS; k++) {
		double size = sizes ? p->size[k] / s->count.mean[k] : 1;

		by_part[k] = v->n[k] ? part[k].weight * v->n[k] / (1 - part[k].b + part[k].b * size) : 0;
		f += by_part[k];
	}
	return f;
}

/* one word of a person as evidence for a term: the word itself, or another that stands for it */
struct evidence {
	const struct term_count *count;
	uint32_t other;          /* TOPIC_NONE for the word itself */
	double weight;           /* of a hit */
	double by_part[PARTS];   /* weighed counts */
	double counts;           /* of 1 */
	bool related;            /* a thesaurus has it: it adds to others */
};

/* reads a word of a person as evidence for a term; false if it is none */
static bool
read_evidence(struct evidence *e, const struct who_search *s, const struct person_count *p, uint32_t i, uint32_t t,
              bool sizes)
{
	uint32_t found = p->v[i].term;
	double f;

	*e = (struct evidence){.count = &p->v[i], .other = TOPIC_NONE, .weight = 1};
	if (found >= s->topic->n) {
		const struct topic_other *o = &s->topic->other[found - s->topic->n];

		if (!topic_stands_for(o, t))
			return false;
		e->other = found - s->topic->n;
		e->weight = o->weight;
		e->related = o->tie == TOPIC_RELATED;
		if (e->related && topic_present(s->topic, s->present, t))
			return false;
	} else if (found != t) {
		return false;
	}
	f = weigh_count(e->by_part, s, p, e->count, sizes);
	if (e->related) {
		/* what many have says little */
		double rare = rarity(s, s->count.df[found]) / rarity(s, 0);

		e->weight *= rare * rare;
		e->counts = e->weight * f / (K1 + f);
	} else {
		f *= e->weight;
		e->counts = f / (K1 + f);
	}
	return true;
}

/* the evidence of a person for a term: its sum, of 1, and the strongest */
static double
gather(struct evidence *strongest, const struct who_search *s, const struct person_count *p, uint32_t t, bool sizes)
{
	double best = 0, miss = 1;

	*strongest = (struct evidence){0};
	for (uint32_t i = 0; i < p->n; i++) {
		struct evidence e;

		if (!read_evidence(&e, s, p, i, t, sizes))
			continue;
		if (e.related)
			miss *= 1 - e.counts;
		else if (e.counts > best)
			best = e.counts;
		if (e.counts > strongest->counts)
			*strongest = e;
	}
	return 1 - (1 - best) * miss;
}

/* explains the points of a term: each word and part by its share */
static void
explain(const struct who_search *s, struct who *w, const struct person_count *p, uint32_t t, bool sizes, double points)
{
	struct who_reason *v = arena_alloc(s->arena, (w->nreasons + (size_t)p->n * PARTS) * sizeof(*v));
	size_t from = w->nreasons;
	double all = 0;

	if (from)
		memcpy(v, w->reason, from * sizeof(*v));
	w->reason = v;
	for (uint32_t i = 0; i < p->n; i++) {
		struct evidence e;

		if (!read_evidence(&e, s, p, i, t, sizes))
			continue;
		for (int k = 0; k < PARTS; k++) {
			if (!e.count->n[k])
				continue;
			v[w->nreasons++] = (struct who_reason){
				.word = {t, e.other}, .where = (enum who_where)shown_as(k), .count = e.count->n[k],
				.weight = part[k].weight * e.weight, .points = e.weight * e.by_part[k],
			};
			all += e.weight * e.by_part[k];
		}
	}
	for (size_t i = from; i < w->nreasons; i++)
		v[i].points *= all > 0 ? points / all : 0;
}

/* the score of one person's counts; without `sizes` all parts have mean size */
static void
score(const struct who_search *s, struct who *w, const struct person_count *p, bool sizes)
{
	double strength[WHO_COUNT] = {0}, sum = 0;
	struct who_word *word = arena_alloc(s->arena, s->topic->n * sizeof(*word));

	for (uint32_t t = 0; t < s->topic->n; t++) {
		struct evidence strongest;
		double counts = gather(&strongest, s, p, t, sizes);

		if (!(strongest.counts > 0))
			continue;
		word[w->nwords++] = (struct who_word){t, strongest.other};
		sum += s->idf[t] * counts;
		for (int k = 0; k < PARTS; k++)
			strength[shown_as(k)] += s->idf[t] * strongest.weight * strongest.by_part[k];
		if (s->options->explain)
			explain(s, w, p, t, sizes, 100 * s->idf[t] * counts / s->all);
	}
	w->word = word;
	w->score = round(sum / s->all * 1e8) / 1e6;
	order_places(w, strength);
}

static void
add(struct who_search *s, const struct who *w)
{
	if (!w->nwords || lround(w->score) < s->options->min)
		return;
	s->v = mem_reserve(s->v, s->n, &s->cap, sizeof(*s->v));
	s->v[s->n++] = *w;
}

static void
add_contacts(struct who_search *s)
{
	const struct book *b = s->book;

	for (size_t i = 0; i < b->n; i++) {
		const struct person_count *t = &s->count.of[i];
		struct who w = {.who = i, .id = b->contact[i].id, .state = t->dormant ? WHO_DORMANT : WHO_ACTIVE};

		if (!t->n || (s->options->forgotten && !t->dormant))
			continue;
		score(s, &w, t, true);
		add(s, &w);
	}
}

/*
 * the contact with exactly this id; avoids the name index, which takes longer to build than all
 * other steps here
 */
static bool
is_id(const struct book *b, struct str id)
{
	size_t low = 0, high = b->n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		int d = str_cmp(b->contact[mid].id, id);

		if (d == 0)
			return true;
		if (d < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return false;
}

/* the terms near a name without a file, by part and number */
struct who_said {
	uint32_t node, term;
	enum who_where where;
};

static int
said_order(const void *va, const void *vb)
{
	const struct who_said *a = va, *b = vb;

	if (a->node != b->node)
		return a->node < b->node ? -1 : 1;
	return (a->term > b->term) - (a->term < b->term);
}

/* the namings of people without a file, by person */
static struct who_said *
read_namings(struct who_search *s, struct unfiled *unfiled, size_t *n)
{
	struct book *b = s->book;
	struct who_said *v = NULL;
	size_t cap = 0;

	for (size_t i = 0; i < s->count.nnamings; i++) {
		const struct naming *g = &s->count.naming[i];
		size_t node;

		if (is_id(b, g->name) || book_find(b, g->name) < b->n)
			continue;
		node = unfiled_add(unfiled, b, g->name);
		for (uint32_t k = 0; node != SIZE_MAX && k < g->n; k++) {
			v = mem_reserve(v, *n, &cap, sizeof(*v));
			v[(*n)++] = (struct who_said){(uint32_t)(node - b->n), g->term[k], g->where};
		}
	}
	if (*n)
		qsort(v, *n, sizeof(*v), said_order);
	return v;
}

static void
add_unfiled(struct who_search *s)
{
	struct unfiled unfiled = {0};
	size_t n = 0;
	struct who_said *v = read_namings(s, &unfiled, &n);
	struct person_count t = {.v = mem_alloc(topic_size(s->topic) * sizeof(*t.v))};

	for (size_t i = 0; i < n; i++) {
		struct who w = {.who = s->book->n, .state = WHO_UNFILED};

		if (!t.n || t.v[t.n - 1].term != v[i].term)
			t.v[t.n++] = (struct term_count){.term = v[i].term};
		t.v[t.n - 1].n[v[i].where]++;
		if (i + 1 < n && v[i + 1].node == v[i].node)
			continue;
		w.id = arena_str(s->arena, unfiled.name[v[i].node]);
		score(s, &w, &t, false);
		add(s, &w);
		t.n = 0;
	}
	free(v);
	free(t.v);
	unfiled_free(&unfiled);
}

static int
who_order(const void *va, const void *vb)
{
	const struct who *a = va, *b = vb;
	int d;

	if (a->score != b->score)
		return a->score > b->score ? -1 : 1;
	d = str_cmp(a->id, b->id);
	return d ? d : (a->who > b->who) - (a->who < b->who);
}

void
who_find(struct who **out, size_t *n, struct book *b, struct topic *topic, day today,
         const struct who_options *options, struct arena *arena, struct errors *errors)
{
	struct who_search s = {.book = b, .topic = topic, .options = options, .arena = arena};

	add_others(topic, b, options->thesauri);
	who_count(&s.count, b, topic, today);
	weigh_terms(&s);
	add_contacts(&s);
	if (!options->forgotten)
		add_unfiled(&s);
	if (s.n)
		qsort(s.v, s.n, sizeof(*s.v), who_order);
	names_free(&b->names);
	errors_join(errors, &s.count.errors);
	errors_sort(errors);
	who_count_free(&s.count);
	free(s.idf);
	free(s.present);
	*out = s.v;
	*n = options->limit && s.n > options->limit ? options->limit : s.n;
}

const char *
who_where_name(enum who_where where)
{
	static const char *const names[] = {
		[WHO_OFFERS] = "offers", [WHO_TITLE] = "title", [WHO_TAGS] = "tags", [WHO_ORG] = "org",
		[WHO_NEEDS] = "needs", [WHO_NOTES] = "notes", [WHO_LOG] = "log",
	};

	return names[where];
}

const char *
who_state_name(enum who_state state)
{
	static const char *const names[] = {
		[WHO_ACTIVE] = "active", [WHO_DORMANT] = "dormant", [WHO_UNFILED] = "horizon",
	};

	return names[state];
}
