/* SPDX-License-Identifier: ISC */
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "find/who.h"
#include "find/who_count.h"
#include "network/unfiled.h"

/* saturation: a smaller value makes repeats of a word add less */
#define K1 1.5

/*
 * The weight of a word by part, and `b`, how much the length of the part matters. What a person
 * offers weighs most, then what they are; notes mention much in passing, a log records topics of a
 * day, and a person who needs a thing does not have it. The length of a title or an organisation
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
	[WHO_NEEDS] = {1, 0.3},
	[WHO_LOG] = {1, 0.3},
};

struct who_search {
	struct book *book;
	const struct topic *topic;
	const struct who_options *options;
	struct who_count count;
	double *idf, all;   /* for each term, and their sum */
	struct who *v;
	size_t n, cap;
	struct arena *arena;
};

static void
weigh_terms(struct who_search *s)
{
	double people = (double)s->count.people;

	s->idf = mem_alloc(s->topic->n * sizeof(*s->idf));
	for (uint32_t t = 0; t < s->topic->n; t++) {
		double df = s->count.df[t];

		s->idf[t] = log(1 + (people - df + 0.5) / (df + 0.5));
		s->all += s->idf[t];
	}
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

/* the score of one person's counts; without `sizes` all parts have mean size */
static void
score(const struct who_search *s, struct who *w, const struct person_count *t, bool sizes)
{
	double strength[WHO_COUNT] = {0}, sum = 0;
	uint32_t *term = arena_alloc(s->arena, t->n * sizeof(*term));

	for (uint32_t i = 0; i < t->n; i++) {
		const struct term_count *v = &t->v[i];
		double f = 0;

		for (int p = 0; p < PARTS; p++) {
			double size = sizes ? t->size[p] / s->count.mean[p] : 1;
			double part_f = v->n[p] ? part[p].weight * v->n[p] / (1 - part[p].b + part[p].b * size) : 0;

			f += part_f;
			strength[shown_as(p)] += s->idf[v->term] * part_f;
		}
		sum += s->idf[v->term] * f / (K1 + f);
		term[i] = v->term;
	}
	w->term = term;
	w->nterms = t->n;
	w->score = round(sum / s->all * 1e8) / 1e6;
	order_places(w, strength);
}

static void
add(struct who_search *s, const struct who *w)
{
	if (lround(w->score) < s->options->min)
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
	struct person_count t = {.v = mem_alloc(s->topic->n * sizeof(*t.v))};

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
who_find(struct who **out, size_t *n, struct book *b, const struct topic *topic, day today,
         const struct who_options *options, struct arena *arena, struct errors *errors)
{
	struct who_search s = {.book = b, .topic = topic, .options = options, .arena = arena};

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
