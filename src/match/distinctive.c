/* SPDX-License-Identifier: ISC */
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/stem.h"
#include "base/text.h"
#include "match/distinctive.h"

enum {
	LETTERS = 4, /* of a word that tells something */
	THREADS = 2,
	CHUNK = 64,  /* people that a thread takes at a time */
	ALONE = 256, /* so few people are not worth a second thread */
	LEAD = 60,   /* bytes within which the ":" of an entry stands */
	INSIDE = 256, /* and a [[link]] ends */
};

struct distinctive_candidate {
	struct str stem;
	char begin[2];  /* of the word */
	uint32_t df;    /* people whose notes have it */
	uint32_t asked; /* 1 + the last of the people found to have it */
	bool name;
};

/* --- the words of notes, as they stand there --- */

struct tokens {
	struct str line, rest; /* what is left of the line, and of the lines */
};

/* a line without the date and the kind of an entry: "- 2025-06-01 <- call: caught up" */
static struct str
without_lead(struct str line)
{
	size_t at = 0, colon;

	while (at < line.n && (line.p[at] == ' ' || line.p[at] == '\t'))
		at++;
	if (at == line.n || (line.p[at] != '-' && line.p[at] != '*'))
		return line;
	for (at++; at < line.n && (line.p[at] == ' ' || line.p[at] == '*' || line.p[at] == '['); at++)
		;
	if (at + 5 > line.n || !char_digit(line.p[at]) || line.p[at + 4] != '-')
		return line;
	colon = str_chr(line, ':');
	return colon < at + LEAD && colon < line.n ? str_sub(line, colon + 1, line.n) : str_sub(line, at, line.n);
}

static struct tokens
tokens_of(const struct contact *c)
{
	struct split at;
	bool split = front_split(&at, c->raw) == 1;

	return (struct tokens){STR(""), split ? str_sub(c->raw, at.body, c->raw.n) : STR("")};
}

/* moves past what is no word: also past where a link leads to, an address, and a word with digits in it */
static size_t
skip(struct str s, size_t i)
{
	struct str rest = str_sub(s, i, s.n);

	if (s.p[i] == ' ') /* most of them */
		return i + 1;
	if (str_starts(rest, STR("](")))
		return i + str_chr(rest, ')');
	if (str_starts(rest, STR("[["))) {
		struct str inside = str_sub(rest, 0, INSIDE);
		size_t end = str_find(inside, STR("]]"));

		return end == inside.n ? i + 2 : i + str_chr(str_sub(inside, 0, end), '|');
	}
	if (rest.p[0] == '@' || str_starts(rest, STR("://")))
		return i + str_chr(rest, ' ');
	if (!char_digit(rest.p[0]))
		return i + 1;
	while (i < s.n && (char_letter(s.p[i]) || char_digit(s.p[i])))
		i++;
	return i;
}

/* the next run of letters; *plain if they are all ASCII */
static bool
next_token(struct tokens *t, struct str *token, bool *plain)
{
	for (;;) {
		struct str s = t->line;
		unsigned char high = 0;
		size_t from = 0, i;

		while (from < s.n && !char_letter(s.p[from]))
			from = skip(s, from);
		for (i = from; i < s.n && char_letter(s.p[i]); i++)
			high |= (unsigned char)s.p[i];
		if (from >= s.n) {
			do
				if (!str_line(&t->line, &t->rest))
					return false;
			while (t->line.n && t->line.p[0] == '#');
			t->line = without_lead(t->line);
			continue;
		}
		t->line = str_sub(s, i, s.n);
		if (i < s.n && (char_digit(s.p[i]) || s.p[i] == '@' || str_starts(t->line, STR("://"))))
			continue;
		*token = str_sub(s, from, i);
		*plain = high < 0x80;
		return true;
	}
}

/* --- which candidates a token is; each token is folded and stemmed but once --- */

#define NO_CANDIDATE (MAP_NONE - 1)

struct counter {
	struct distinctive *rare;
	struct stem *stem;
	struct map known;       /* token, as it stands: the candidate it is */
	uint32_t *df, *seen;    /* of each candidate */
	bool *name;
	struct buf scratch;
	void (*found)(struct counter *, uint32_t candidate, struct str token, size_t who);
	struct str *word;       /* of whom distinctive_of() is asked about: each once, and which it is */
	uint32_t *which;
	size_t nwords, words_cap, which_cap;
	atomic_size_t *next;    /* whom to count next, of all threads */
	pthread_t thread;
};

static void
counter_open(struct counter *c, struct distinctive *r)
{
	*c = (struct counter){.rare = r, .stem = stem_open(r->book->set.language)};
}

static void
counter_close(struct counter *c)
{
	if (c->stem)
		stem_close(c->stem);
	map_free(&c->known);
	buf_free(&c->scratch);
	free(c->df);
	free(c->seen);
	free(c->name);
	free(c->word);
	free(c->which);
}

static bool
begins_well(const struct distinctive *r, struct str token)
{
	return token.n >= LETTERS && r->begins[token.p[0] & 31][token.p[1] & 31];
}

/* the stem of a folded word that tells something; else empty */
static struct str
stem_of(struct counter *c, struct str folded)
{
	if (folded.n < LETTERS || text_stopword(folded))
		return STR("");
	return c->stem ? stem_word(c->stem, folded) : folded;
}

static uint32_t
candidate_of(struct counter *c, struct str folded)
{
	uint32_t i = map_get(&c->rare->map, stem_of(c, folded));

	return i == MAP_NONE ? NO_CANDIDATE : i;
}

/* a token that may be several words, as in scripts without spaces */
static void
look_closely(struct counter *c, struct str token, size_t who)
{
	struct str word, rest = token;
	uint32_t is = NO_CANDIDATE;
	size_t words = 0;

	while (text_word(&c->scratch, &word, &rest)) {
		is = candidate_of(c, buf_view(&c->scratch));
		words++;
		if (is != NO_CANDIDATE)
			c->found(c, is, word, who);
	}
	if (words <= 1)
		*map_put(&c->known, token) = is;
}

static void
look_at(struct counter *c, struct str token, bool plain, size_t who)
{
	uint32_t is;

	if (plain && !begins_well(c->rare, token))
		return;
	is = map_get(&c->known, token);
	if (is == MAP_NONE)
		look_closely(c, token, who);
	else if (is != NO_CANDIDATE)
		c->found(c, is, token, who);
}

static void
look_at_notes(struct counter *c, size_t who)
{
	struct tokens t = tokens_of(&c->rare->book->contact[who]);
	struct str token;
	bool plain;

	while (next_token(&t, &token, &plain))
		look_at(c, token, plain, who);
}

/* --- the candidates --- */

static void
add_candidate(struct distinctive *r, struct str stem, struct str word)
{
	uint32_t *is;

	if (!stem.n || map_get(&r->map, stem) != MAP_NONE)
		return;
	stem = arena_str(&r->arena, stem);
	is = map_put(&r->map, stem);
	*is = r->n;
	r->v = mem_reserve(r->v, r->n, &r->cap, sizeof(*r->v));
	r->v[r->n++] = (struct distinctive_candidate){.stem = stem, .begin = {word.p[0], word.p[1]}};
	/* stemming changes the end of a word, or its last vowel, never how it begins */
	r->begins[word.p[0] & 31][word.p[1] & 31] = true;
}

/* every word of the one person's notes */
static void
collect(struct distinctive *r, size_t with)
{
	struct tokens t = tokens_of(&r->book->contact[with]);
	struct str token, word;
	struct counter c;
	bool plain;

	counter_open(&c, r);
	while (next_token(&t, &token, &plain))
		while (text_word(&c.scratch, &word, &token))
			add_candidate(r, stem_of(&c, buf_view(&c.scratch)), buf_view(&c.scratch));
	counter_close(&c);
}

static void
mark_asked(struct counter *c, uint32_t candidate, struct str token, size_t who)
{
	(void)token;
	(void)who;
	c->rare->v[candidate].asked = 1;
}

/* drops the words that none of the people has: most, so that few are left to be counted over the book */
static void
keep_shared(struct distinctive *r, const struct people *people)
{
	struct distinctive_candidate *v = r->v;
	size_t n = r->n;
	struct counter c;

	counter_open(&c, r);
	c.found = mark_asked;
	for (size_t i = 0; i < people->n; i++)
		look_at_notes(&c, people->who[i]);
	counter_close(&c);
	map_free(&r->map);
	memset(r->begins, 0, sizeof(r->begins));
	r->map = (struct map){0};
	r->v = NULL;
	r->n = 0;
	r->cap = 0;
	for (size_t i = 0; i < n; i++)
		if (v[i].asked)
			add_candidate(r, v[i].stem, (struct str){v[i].begin, 2});
	free(v);
}

static void
count_df(struct counter *c, uint32_t candidate, struct str token, size_t who)
{
	(void)token;
	if (c->seen[candidate] == who + 1)
		return;
	c->seen[candidate] = (uint32_t)who + 1;
	c->df[candidate]++;
}

static void
count_name(struct counter *c, uint32_t candidate, struct str token, size_t who)
{
	(void)token;
	(void)who;
	c->name[candidate] = true;
}

/* the words of a text that is no notes: of any shape */
static void
look_at_name(struct counter *c, struct str name, size_t who)
{
	for (size_t i = 0, from; i < name.n;) {
		unsigned char high = 0;

		for (from = i; i < name.n && char_letter(name.p[i]); i++)
			high |= (unsigned char)name.p[i];
		if (i > from)
			look_at(c, str_sub(name, from, i), high < 0x80, who);
		else
			i++;
	}
}

static void
look_at_names(struct counter *c, size_t who)
{
	const struct contact *contact = &c->rare->book->contact[who];
	const struct field *f = contact_field(contact, KEY_ALIASES);

	look_at_name(c, contact_name(contact), who);
	for (uint16_t i = 0; f && i < f->n; i++)
		look_at_name(c, field_text(f, i), who);
}

static void *
count_some(void *arg)
{
	struct counter *c = arg;
	size_t n = c->rare->book->n, from;

	while ((from = atomic_fetch_add(c->next, CHUNK)) < n)
		for (size_t i = from; i < n && i < from + CHUNK; i++) {
			c->found = count_df;
			look_at_notes(c, i);
			c->found = count_name;
			look_at_names(c, i);
		}
	return NULL;
}

static void
count_all(struct distinctive *r)
{
	struct counter counter[THREADS];
	atomic_size_t next = 0;
	size_t threads = r->book->n > ALONE ? THREADS : 1, started = 1;

	for (size_t i = 0; i < threads; i++) {
		counter_open(&counter[i], r);
		counter[i].df = mem_zero(r->n, sizeof(*counter[i].df));
		counter[i].seen = mem_zero(r->n, sizeof(*counter[i].seen));
		counter[i].name = mem_zero(r->n, sizeof(*counter[i].name));
		counter[i].next = &next;
	}
	while (started < threads &&
	       pthread_create(&counter[started].thread, NULL, count_some, &counter[started]) == 0)
		started++;
	count_some(&counter[0]);
	for (size_t i = 1; i < started; i++)
		pthread_join(counter[i].thread, NULL);
	for (size_t i = 0; i < threads; i++) {
		for (uint32_t k = 0; k < r->n; k++) {
			r->v[k].df += counter[i].df[k];
			r->v[k].name |= counter[i].name[k];
		}
		counter_close(&counter[i]);
	}
}

void
distinctive_open(struct distinctive *r, struct book *b, const struct people *people, size_t with, uint32_t limit)
{
	*r = (struct distinctive){.book = b, .limit = limit};
	if (with == b->n || !people->n)
		return;
	collect(r, with);
	keep_shared(r, people);
	if (r->n)
		count_all(r);
}

static void
keep_word(struct counter *c, uint32_t candidate, struct str token, size_t who)
{
	struct distinctive_candidate *v = &c->rare->v[candidate];

	if (v->asked == who + 1 || v->name || v->df > c->rare->limit)
		return;
	v->asked = (uint32_t)who + 1;
	c->word = mem_reserve(c->word, c->nwords, &c->words_cap, sizeof(*c->word));
	c->which = mem_reserve(c->which, c->nwords, &c->which_cap, sizeof(*c->which));
	c->word[c->nwords] = token;
	c->which[c->nwords++] = candidate;
}

size_t
distinctive_of(struct str *out, size_t max, struct distinctive *r, size_t who)
{
	struct counter c;
	size_t n = 0;

	if (!r->n)
		return 0;
	counter_open(&c, r);
	c.found = keep_word;
	look_at_notes(&c, who);
	for (uint32_t df = 1; df <= r->limit && n < max; df++)
		for (size_t i = 0; i < c.nwords && n < max; i++)
			if (r->v[c.which[i]].df == df)
				out[n++] = c.word[i];
	for (size_t i = 0; i < c.nwords; i++)
		r->v[c.which[i]].asked = 0;
	counter_close(&c);
	return n;
}

void
distinctive_close(struct distinctive *r)
{
	free(r->v);
	map_free(&r->map);
	arena_free(&r->arena);
}
