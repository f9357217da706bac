/* SPDX-License-Identifier: ISC */
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "base/bump.h"
#include "base/mem.h"
#include "base/team.h"
#include "find/context.h"
#include "find/topic_reader.h"
#include "find/who_count.h"

enum { THREADS = 2, CHUNK = 64, NO_PART = PARTS };

/* what no more people have is never common: a small book says little of that */
enum { COMMON_LEAST = 5 };

/*
 * maximum number of terms kept near a name: a text of thousands of words may have thousands of
 * names
 */
enum { NEAR_MAX = 64 };

/* the part that the words of a key belong to */
static const int part_of[] = {
	[SEARCH_NONE] = NO_PART,
	[SEARCH_OFFERS] = WHO_OFFERS,
	[SEARCH_TITLE] = WHO_TITLE,
	[SEARCH_TAGS] = WHO_TAGS,
	[SEARCH_ORG] = WHO_ORG,
	[SEARCH_NEEDS] = WHO_NEEDS,
	[SEARCH_REST] = PART_KEYS,
	[SEARCH_NAMES] = NO_PART,
};

/* what the threads share */
struct who_count_team {
	const struct book *book;
	const struct topic *topic;
	day today;
	struct who_count *out;
	atomic_size_t next;
};

/* one thread: its current contact, and the sums over the contacts it has read */
struct who_count_worker {
	struct who_count_team *team;
	struct topic_reader reader;
	struct context context;
	struct person_count now; /* v has capacity for every term */
	/* for each term its index in now.v, plus 1; all zero between contacts */
	uint32_t *slot;
	uint32_t *spoken;        /* entries of the contact with a word of the topic, ascending */
	size_t nspoken, spoken_cap;
	bool notes;              /* true if its notes have one */
	struct str last_text;    /* the text last read for a name; empty after any other text */
	struct naming *naming;
	size_t nnamings, namings_cap;
	size_t people, having[PARTS];
	double size[PARTS];
	uint32_t *df;
	struct arena arena, scratch; /* kept results, and temporary memory for bodies */
	struct errors errors;
};

static struct term_count *
count_of(struct who_count_worker *w, uint32_t term)
{
	if (!w->slot[term]) {
		w->now.v[w->now.n] = (struct term_count){.term = term};
		w->slot[term] = ++w->now.n;
	}
	return &w->now.v[w->slot[term] - 1];
}

static void
count_text(struct who_count_worker *w, struct str text, int part)
{
	w->last_text = STR("");
	topic_read(&w->reader, text);
	for (size_t i = 0; i < w->reader.n; i++)
		count_of(w, w->reader.hit[i].term)->n[part]++;
}

/* records that a text has a name near it */
static void
add_naming(struct who_count_worker *w, size_t by, struct str name, struct str text, enum who_where where)
{
	struct topic_reader *r = &w->reader;
	struct naming n = {.by = by, .at = w->nnamings, .where = where};

	/* all names of an entry have the same text: read it once */
	if (text.p != w->last_text.p || text.n != w->last_text.n)
		topic_read(r, text);
	w->last_text = text;
	if (!r->n)
		return;
	n.name = arena_str(&w->arena, name);
	n.term = arena_alloc(&w->arena, (r->n < NEAR_MAX ? r->n : NEAR_MAX) * sizeof(*n.term));
	while (n.n < r->n && n.n < NEAR_MAX) {
		n.term[n.n] = r->hit[n.n].term;
		n.n++;
	}
	w->naming = mem_reserve(w->naming, w->nnamings, &w->namings_cap, sizeof(*w->naming));
	w->naming[w->nnamings++] = n;
}

static void
count_fields(struct who_count_worker *w, size_t who)
{
	const struct contact *c = &w->team->book->contact[who];

	for (size_t i = 0; i < c->nfields; i++) {
		const struct field *f = &c->field[i];
		int part = part_of[key_search(f->key)];
		bool names = key_search(f->key) == SEARCH_NAMES;

		for (size_t k = 0; k < f->n && (names || part != NO_PART); k++) {
			struct str text = field_text(f, k);

			if (names) {
				add_naming(w, who, text, text, WHO_NOTES);
				continue;
			}
			count_text(w, text, part);
			w->now.size[part] += (uint32_t)text.n;
		}
	}
}

/*
 * Counts the body that the reader has just read: the text between the entries, and the entries with
 * a hit, which are read again without dates and kinds.
 */
static void
count_parts(struct who_count_worker *w, const struct contact *c)
{
	uint32_t entry = 0;

	w->nspoken = 0;
	w->notes = false;
	for (size_t i = 0; i < w->reader.n; i++) {
		struct topic_hit hit = w->reader.hit[i];

		while (entry < c->body.nentries && c->body.place[entry].to <= hit.at)
			entry++;
		if (entry == c->body.nentries || hit.at < c->body.place[entry].from) {
			count_of(w, hit.term)->n[WHO_NOTES]++;
			w->notes = true;
		} else if (!w->nspoken || w->spoken[w->nspoken - 1] != entry) {
			w->spoken = mem_reserve(w->spoken, w->nspoken, &w->spoken_cap, sizeof(*w->spoken));
			w->spoken[w->nspoken++] = entry;
		}
	}
	for (size_t i = 0; i < w->nspoken; i++)
		if (entry_done(&c->body.entry[w->spoken[i]], w->team->today))
			count_text(w, c->body.text[w->spoken[i]], WHO_LOG);
}

/* counts the sentences around links */
static void
count_links(struct who_count_worker *w, size_t who, const struct contact *c)
{
	w->last_text = STR("");
	for (uint32_t i = 0; i < c->body.nlinks && (w->notes || w->nspoken); i++) {
		const struct link *l = &c->body.link[i];
		const struct entry *e = contact_link_entry(c, l);

		if (!e && !w->notes)
			continue;
		if (!e)
			add_naming(w, who, str_of(l->target), context_sentence(&w->context, l), WHO_NOTES);
		else if (entry_done(e, w->team->today))
			add_naming(w, who, str_of(l->target), contact_entry_text(c, e), WHO_LOG);
	}
}

/* reads the body, but parses it only if the contact has a term anywhere */
static void
count_body(struct who_count_worker *w, size_t who)
{
	const struct book *b = w->team->book;
	struct contact c = b->contact[who];
	struct parse p = {
		.arena = &w->scratch,
		.errors = &w->errors,
		.path = c.path,
		.dates = b->set.dates,
		.want = WANT_ENTRIES | WANT_TEXTS | WANT_PLACES | WANT_LINKS,
	};
	struct account standing;

	if (context_repair(&w->context, &c))
		topic_read(&w->reader, w->context.body);
	body_parse(&c.body, w->context.body, w->context.line, &p);
	count_parts(w, &c);
	count_links(w, who, &c);
	standing = account_of(&c, &b->set, w->team->today);
	w->now.dormant = account_dormant(&standing, &b->set, w->team->today);
}

static int
term_order(const void *a, const void *b)
{
	uint32_t x = ((const struct term_count *)a)->term, y = ((const struct term_count *)b)->term;

	return (x > y) - (x < y);
}

/* ends a contact: keeps its counts, if there are any */
static void
keep(struct who_count_worker *w, size_t who)
{
	struct person_count *t = &w->now, *out = &w->team->out->of[who];

	for (int part = 0; part < PARTS; part++) {
		w->having[part] += t->size[part] > 0;
		w->size[part] += t->size[part];
	}
	for (uint32_t i = 0; i < t->n; i++) {
		w->df[t->v[i].term]++;
		w->slot[t->v[i].term] = 0;
	}
	if (!t->n)
		return;
	qsort(t->v, t->n, sizeof(*t->v), term_order);
	*out = *t;
	out->v = arena_copy(&w->arena, t->v, t->n, sizeof(*t->v));
}

static void
count_one(struct who_count_worker *w, size_t who)
{
	const struct contact *c = &w->team->book->contact[who];
	struct str body;

	if (c->me || c->inactive)
		return;
	w->now = (struct person_count){.v = w->now.v};
	w->people++;
	w->last_text = STR("");
	count_fields(w, who);
	body = context_body(&w->context, c);
	w->now.size[WHO_NOTES] = w->now.size[WHO_LOG] = (uint32_t)body.n;
	topic_read(&w->reader, body);
	if (w->now.n || w->reader.n)
		count_body(w, who);
	keep(w, who);
}

static void *
work(void *arg)
{
	struct who_count_worker *w = arg;
	struct who_count_team *t = w->team;
	const struct book *b = t->book;
	size_t from;

	topic_reader_open(&w->reader, t->topic);
	w->now.v = mem_alloc(topic_size(t->topic) * sizeof(*w->now.v));
	w->slot = mem_zero(topic_size(t->topic), sizeof(*w->slot));
	w->df = mem_zero(topic_size(t->topic), sizeof(*w->df));
	while ((from = atomic_fetch_add(&t->next, CHUNK)) < b->n) {
		for (size_t i = from; i < b->n && i < from + CHUNK; i++)
			count_one(w, i);
		arena_free(&w->scratch);
	}
	topic_reader_close(&w->reader);
	context_free(&w->context);
	bump_release();
	free(w->now.v);
	free(w->slot);
	free(w->spoken);
	return NULL;
}

static int
naming_order(const void *va, const void *vb)
{
	const struct naming *a = va, *b = vb;

	if (a->by != b->by)
		return a->by < b->by ? -1 : 1;
	return (a->at > b->at) - (a->at < b->at);
}

/* merges the results of a worker */
static void
gather(struct who_count *out, struct who_count_worker *w, uint32_t terms, size_t *having, double *size)
{
	for (uint32_t t = 0; t < terms; t++)
		out->df[t] += w->df[t];
	for (int part = 0; part < PARTS; part++) {
		having[part] += w->having[part];
		size[part] += w->size[part];
	}
	out->people += w->people;
	for (size_t i = 0; i < w->nnamings; i++)
		out->naming[out->nnamings++] = w->naming[i];
	arena_join(&out->arena, &w->arena);
	errors_join(&out->errors, &w->errors);
	free(w->naming);
	free(w->df);
}

/* byte counts are integers, so the sums do not depend on how threads divided the work */
static void
join(struct who_count *out, struct who_count_worker *w, size_t n, uint32_t terms)
{
	size_t having[PARTS] = {0}, namings = 0;
	double size[PARTS] = {0};

	for (size_t i = 0; i < n; i++)
		namings += w[i].nnamings;
	out->naming = mem_alloc(namings * sizeof(*out->naming));
	out->df = mem_zero(terms, sizeof(*out->df));
	for (size_t i = 0; i < n; i++)
		gather(out, &w[i], terms, having, size);
	if (namings)
		qsort(out->naming, namings, sizeof(*out->naming), naming_order);
	for (int part = 0; part < PARTS; part++)
		out->mean[part] = having[part] ? size[part] / (double)having[part] : 1;
}

void
who_count(struct who_count *out, const struct book *b, const struct topic *topic, day today)
{
	struct who_count_team team = {.book = b, .topic = topic, .today = today, .out = out};
	size_t threads = b->n / (4 * CHUNK) + 1, started;
	struct who_count_worker w[THREADS] = {0};

	*out = (struct who_count){.of = mem_zero(b->n, sizeof(*out->of))};
	for (size_t i = 0; i < THREADS; i++)
		w[i].team = &team;
	threads = threads < THREADS ? threads : THREADS;
	started = team_run(w, sizeof(*w), threads, work);
	join(out, w, started, topic_size(topic));
}

/* marks the terms of a text */
static void
mark(bool *present, struct topic_reader *r, struct str text)
{
	topic_read(r, text);
	for (size_t i = 0; i < r->n; i++)
		present[r->hit[i].term] = true;
}

/* marks the terms of a contact's searched keys and its body */
static void
mark_contact(bool *present, struct topic_reader *r, struct context *context, const struct contact *c)
{
	for (size_t i = 0; i < c->nfields; i++)
		for (size_t k = 0; k < c->field[i].n && part_of[key_search(c->field[i].key)] != NO_PART; k++)
			mark(present, r, field_text(&c->field[i], k));
	mark(present, r, context_body(context, c));
}

static bool
all_present(const struct topic *t, const bool *present)
{
	for (uint32_t i = 0; i < t->n; i++)
		if (!topic_present(t, present, i))
			return false;
	return true;
}

bool
who_count_present(bool *present, const struct book *b, const struct topic *topic)
{
	struct topic_reader r;
	struct context context = {0};
	bool all = false;

	topic_reader_open(&r, topic);
	for (size_t who = 0; who < b->n && !all; who += b->n / WHO_SAMPLE + 1)
		if (!b->contact[who].me && !b->contact[who].inactive) {
			mark_contact(present, &r, &context, &b->contact[who]);
			all = all_present(topic, present);
		}
	topic_reader_close(&r);
	context_free(&context);
	return all;
}

void
who_count_drop_common(const struct book *b, struct topic *topic)
{
	struct topic_reader r;
	struct context context = {0};
	uint32_t size = topic_size(topic), *df = mem_zero(size, sizeof(*df)), people = 0;
	bool *present = mem_alloc(size * sizeof(*present));

	topic_reader_open(&r, topic);
	for (size_t who = 0; who < b->n; who += b->n / WHO_SAMPLE + 1) {
		if (b->contact[who].me || b->contact[who].inactive)
			continue;
		memset(present, false, size * sizeof(*present));
		mark_contact(present, &r, &context, &b->contact[who]);
		for (uint32_t i = topic->n; i < size; i++)
			df[i] += present[i];
		people++;
	}
	for (uint32_t i = 0; i < topic->nothers; i++)
		if (topic->other[i].tie == TOPIC_RELATED && df[topic->n + i] > COMMON_LEAST &&
		    df[topic->n + i] * WHO_COMMON > people)
			topic->other[i].weight = 0;
	topic_reader_close(&r);
	context_free(&context);
	free(present);
	free(df);
}

void
who_count_free(struct who_count *c)
{
	free(c->of);
	free(c->naming);
	free(c->df);
	errors_free(&c->errors);
	arena_free(&c->arena);
	*c = (struct who_count){0};
}
