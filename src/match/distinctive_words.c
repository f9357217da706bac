/* SPDX-License-Identifier: ISC */
#include <stdatomic.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/stem.h"
#include "base/team.h"
#include "base/words.h"
#include "match/distinctive_words.h"

enum {
	LETTERS = 4,  /* bytes of a word, at least */
	THREADS = 2,
	CHUNK = 64,   /* contacts that a thread takes at a time */
	ALONE = 256,  /* contacts that are not worth a second thread */
	LEAD = 60,    /* bytes from the date of an entry to its ":", at most */
	INSIDE = 256, /* bytes of a [[link]] */
};

/* a word that may be distinctive */

struct distinctive_candidate {
	struct str stem;
	char begin[2];  /* the first two bytes of the word */
	uint32_t df;    /* contacts whose notes have it */
	uint32_t asked; /* 1 + the last of the people found to have it, or 0 */
	bool name;      /* whether it is a part of a name or alias in the book */
};

/* --- tokens: runs of letters in the notes --- */

struct tokens {
	struct str line; /* the rest of the line */
	struct str rest; /* the lines after it */
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
	do
		at++;
	while (at < line.n && (line.p[at] == ' ' || line.p[at] == '*' || line.p[at] == '['));
	if (at + 5 > line.n || !char_digit(line.p[at]) || line.p[at + 4] != '-')
		return line;
	colon = str_chr(line, ':');
	if (colon < at + LEAD && colon < line.n)
		at = colon + 1;
	return str_sub(line, at, line.n);
}

static struct tokens
tokens_of(const struct contact *c)
{
	struct split at;

	contact_split(&at, c, c->raw);
	return (struct tokens){STR(""), str_sub(c->raw, at.body, c->raw.n)};
}

/* skips what is no word, such as the target of a link, an address, or a word with digits in it */
static size_t
skip(struct str s, size_t i)
{
	struct str rest = str_sub(s, i, s.n);

	if (s.p[i] == ' ') /* the usual case */
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

/* finds the next token; *plain: whether it is all ASCII */
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
		if (i < s.n &&
		    (char_digit(s.p[i]) || s.p[i] == '@' || str_starts(t->line, STR("://"))))
			continue;
		*token = str_sub(s, from, i);
		*plain = high < 0x80;
		return true;
	}
}

/* --- the candidate that a token is; a counter folds and stems each token once --- */

#define NO_CANDIDATE (MAP_NONE - 1)

struct counter {
	struct distinctive_words *words;
	struct stem *stem;
	struct map known;    /* token: the candidate it is, or NO_CANDIDATE */
	uint32_t *df;        /* of each candidate: contacts counted */
	uint32_t *seen;      /* of each candidate: 1 + the last contact counted */
	bool *name;          /* of each candidate: whether it is a part of a name */
	struct buf scratch;
	void (*found)(struct counter *, uint32_t candidate, struct str token, size_t who);
	/* the words that keep_word() found, each once, and their candidates */
	struct str *word;
	uint32_t *which;
	size_t nwords, words_cap, which_cap;
	atomic_size_t *next; /* the contact to count next, shared by the threads */
};

static void
counter_open(struct counter *c, struct distinctive_words *w)
{
	*c = (struct counter){.words = w, .stem = stem_open(w->book->set.language)};
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
may_begin(const struct distinctive_words *w, struct str token)
{
	return token.n >= LETTERS && w->begins[token.p[0] & 31][token.p[1] & 31];
}

/* the stem of a folded word; empty for a short word, a stop word, and one of the commonest */
static struct str
stem_of(struct counter *c, struct str folded)
{
	if (folded.n < LETTERS || words_stop(folded) || map_get(&c->words->common, folded) != MAP_NONE)
		return STR("");
	return c->stem ? stem_word(c->stem, folded) : folded;
}

static uint32_t
candidate_of(struct counter *c, struct str folded)
{
	uint32_t i = map_get(&c->words->map, stem_of(c, folded));

	return i == MAP_NONE ? NO_CANDIDATE : i;
}

/* looks a new token up: it may be several words, as in scripts without spaces */
static void
look_up_new(struct counter *c, struct str token, size_t who)
{
	struct str word, rest = token;
	uint32_t is = NO_CANDIDATE;
	size_t words = 0;

	while (words_next(&c->scratch, &word, &rest)) {
		is = candidate_of(c, buf_view(&c->scratch));
		words++;
		if (is != NO_CANDIDATE)
			c->found(c, is, word, who);
	}
	if (words <= 1)
		*map_put(&c->known, token) = is;
}

static void
look_up(struct counter *c, struct str token, bool plain, size_t who)
{
	uint32_t is;

	if (plain && !may_begin(c->words, token))
		return;
	is = map_get(&c->known, token);
	if (is == MAP_NONE)
		look_up_new(c, token, who);
	else if (is != NO_CANDIDATE)
		c->found(c, is, token, who);
}

static void
look_up_notes(struct counter *c, size_t who)
{
	struct tokens t = tokens_of(&c->words->book->contact[who]);
	struct str token;
	bool plain;

	while (next_token(&t, &token, &plain))
		look_up(c, token, plain, who);
}

/* --- the candidates --- */

static void
add_candidate(struct distinctive_words *w, struct str stem, struct str word)
{
	uint32_t *is;

	if (!stem.n || map_get(&w->map, stem) != MAP_NONE)
		return;
	stem = arena_str(&w->arena, stem);
	is = map_put(&w->map, stem);
	*is = w->n;
	w->v = mem_reserve(w->v, w->n, &w->cap, sizeof(*w->v));
	w->v[w->n++] = (struct distinctive_candidate){
		.stem = stem, .begin = {word.p[0], word.p[1]},
	};
	/* a stem begins with the same two letters as its word */
	w->begins[word.p[0] & 31][word.p[1] & 31] = true;
}

/* makes a candidate of each word in the notes of `with` */
static void
collect(struct distinctive_words *w, size_t with)
{
	struct tokens t = tokens_of(&w->book->contact[with]);
	struct str token, word;
	struct counter c;
	bool plain;

	counter_open(&c, w);
	while (next_token(&t, &token, &plain))
		while (words_next(&c.scratch, &word, &token))
			add_candidate(w, stem_of(&c, buf_view(&c.scratch)), buf_view(&c.scratch));
	counter_close(&c);
}

static void
mark_asked(struct counter *c, uint32_t candidate, struct str token, size_t who)
{
	(void)token;
	(void)who;
	c->words->v[candidate].asked = 1;
}

/* drops the words that none of the people has: most of them, so that counting takes less time */
static void
keep_shared(struct distinctive_words *w, const struct people *people)
{
	struct distinctive_candidate *v = w->v;
	size_t n = w->n;
	struct counter c;

	counter_open(&c, w);
	c.found = mark_asked;
	for (size_t i = 0; i < people->n; i++)
		look_up_notes(&c, people->who[i]);
	counter_close(&c);
	map_free(&w->map);
	memset(w->begins, 0, sizeof(w->begins));
	w->map = (struct map){0};
	w->v = NULL;
	w->n = 0;
	w->cap = 0;
	for (size_t i = 0; i < n; i++)
		if (v[i].asked)
			add_candidate(w, v[i].stem, (struct str){v[i].begin, 2});
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

/* looks up the words of a name, which may have any form */
static void
look_up_name(struct counter *c, struct str name, size_t who)
{
	for (size_t i = 0, from; i < name.n;) {
		unsigned char high = 0;

		for (from = i; i < name.n && char_letter(name.p[i]); i++)
			high |= (unsigned char)name.p[i];
		if (i > from)
			look_up(c, str_sub(name, from, i), high < 0x80, who);
		else
			i++;
	}
}

static void
look_up_names(struct counter *c, size_t who)
{
	const struct contact *contact = &c->words->book->contact[who];
	const struct field *f = contact_field(contact, KEY_ALIASES);

	look_up_name(c, contact_name(contact), who);
	for (uint16_t i = 0; f && i < f->n; i++)
		look_up_name(c, field_text(f, i), who);
}

static void *
count_some(void *arg)
{
	struct counter *c = arg;
	size_t n = c->words->book->n, from;

	while ((from = atomic_fetch_add(c->next, CHUNK)) < n)
		for (size_t i = from; i < n && i < from + CHUNK; i++) {
			c->found = count_df;
			look_up_notes(c, i);
			c->found = count_name;
			look_up_names(c, i);
		}
	return NULL;
}

static void
count_all(struct distinctive_words *w)
{
	struct counter counter[THREADS];
	atomic_size_t next = 0;
	size_t threads = w->book->n > ALONE ? THREADS : 1;

	for (size_t i = 0; i < threads; i++) {
		counter_open(&counter[i], w);
		counter[i].df = mem_zero(w->n, sizeof(*counter[i].df));
		counter[i].seen = mem_zero(w->n, sizeof(*counter[i].seen));
		counter[i].name = mem_zero(w->n, sizeof(*counter[i].name));
		counter[i].next = &next;
	}
	team_run(counter, sizeof(*counter), threads, count_some);
	for (size_t i = 0; i < threads; i++) {
		for (uint32_t k = 0; k < w->n; k++) {
			w->v[k].df += counter[i].df[k];
			w->v[k].name |= counter[i].name[k];
		}
		counter_close(&counter[i]);
	}
}

void
distinctive_words_open(struct distinctive_words *w, struct book *b, const struct people *people,
                       size_t with, uint32_t limit)
{
	*w = (struct distinctive_words){.book = b, .limit = limit};
	if (with == b->n || !people->n)
		return;
	words_common(&w->common, 0);
	collect(w, with);
	keep_shared(w, people);
	if (w->n)
		count_all(w);
}

static void
keep_word(struct counter *c, uint32_t candidate, struct str token, size_t who)
{
	struct distinctive_candidate *v = &c->words->v[candidate];

	if (v->asked == who + 1 || v->name || v->df > c->words->limit)
		return;
	v->asked = (uint32_t)who + 1;
	c->word = mem_reserve(c->word, c->nwords, &c->words_cap, sizeof(*c->word));
	c->which = mem_reserve(c->which, c->nwords, &c->which_cap, sizeof(*c->which));
	c->word[c->nwords] = token;
	c->which[c->nwords++] = candidate;
}

size_t
distinctive_words_of(struct str *out, size_t max, struct distinctive_words *w, size_t who)
{
	struct counter c;
	size_t n = 0;

	if (!w->n)
		return 0;
	counter_open(&c, w);
	c.found = keep_word;
	look_up_notes(&c, who);
	for (uint32_t df = 1; df <= w->limit && n < max; df++)
		for (size_t i = 0; i < c.nwords && n < max; i++)
			if (w->v[c.which[i]].df == df)
				out[n++] = c.word[i];
	for (size_t i = 0; i < c.nwords; i++)
		w->v[c.which[i]].asked = 0;
	counter_close(&c);
	return n;
}

void
distinctive_words_close(struct distinctive_words *w)
{
	free(w->v);
	map_free(&w->map);
	map_free(&w->common);
	arena_free(&w->arena);
}
