/* SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "base/words.h"
#include "find/kin.h"
#include "find/topic_reader.h"

enum { GAP = 8 }; /* bytes between the words of a phrase: "head of finance" */

/* which bytes need a lookup: where they begin a word, or always; and which are in a word */
enum { LOOK_BEGIN = 1, LOOK_ALWAYS = 2, LOOK_WORD = 4 };

void
topic_reader_open(struct topic_reader *r, const struct topic *t)
{
	*r = (struct topic_reader){.topic = t, .stem = stem_open(t->language)};
	for (int c = 0; c < 256; c++)
		if (c >= 0x80)
			r->look[c] = LOOK_ALWAYS;
		else if (topic_lower[c])
			r->look[c] = LOOK_WORD | (topic_may_begin(t, (char)c) ? LOOK_BEGIN : 0);
}

void
topic_reader_close(struct topic_reader *r)
{
	stem_close(r->stem);
	map_free(&r->words);
	buf_free(&r->scratch);
	arena_free(&r->arena);
	free(r->hit);
	free(r->found);
	*r = (struct topic_reader){0};
}

/* looks up a folded word; each is stemmed once */
static void
look_up(struct topic_reader *r, struct str folded, size_t at, size_t end)
{
	uint32_t term = map_get(&r->words, folded);
	char quiet[TOPIC_WORD_MAX];

	if (term == MAP_NONE) {
		term = MAP_NONE;
		if (!topic_says_nothing(folded))
			term = map_get(&r->topic->stems, topic_stem_of(r->stem, folded));
		else if (r->topic->nquiet)
			term = map_get(&r->topic->stems, topic_quiet_key(quiet, folded));
		if (term == MAP_NONE)
			term = TOPIC_OTHER;
		*map_put(&r->words, arena_str(&r->arena, folded)) = term;
	}
	if (term == TOPIC_OTHER)
		return;
	r->found = mem_reserve(r->found, r->nfound, &r->found_cap, sizeof(*r->found));
	r->found[r->nfound++] = (struct topic_hit){term, at, end};
}

static void
add_hit(struct topic_reader *r, uint32_t term, size_t at, size_t end)
{
	r->hit = mem_reserve(r->hit, r->n, &r->cap, sizeof(*r->hit));
	r->hit[r->n++] = (struct topic_hit){term, at, end};
}

/* true if two words follow each other: only words that say nothing may stand between them */
static bool
adjacent(struct topic_reader *r, struct str text, const struct topic_hit *a,
         const struct topic_hit *b)
{
	struct str between, word;

	if (b->at < a->end || b->at - a->end > GAP)
		return false;
	between = str_sub(text, a->end, b->at);
	for (size_t i = 0; i < between.n; i++)
		if (char_in(between.p[i], STR(".,;:!?()|\n")))
			return false;
	while (words_next(&r->scratch, &word, &between))
		if (!topic_says_nothing(buf_view(&r->scratch)))
			return false;
	return true;
}

/* true if a stem is a word that says nothing, which may stand within a phrase that lacks it */
static bool
is_quiet(const struct topic *t, uint32_t stem)
{
	for (size_t i = 0; i < t->nquiet; i++)
		if (t->quiet[i] == stem)
			return true;
	return false;
}

/* the end in the text of a phrase that begins at the stem i; 0 if it does not stand there */
static size_t
phrase_end(struct topic_reader *r, struct str text, size_t i, const struct topic_other *o)
{
	size_t last = i;

	for (uint32_t k = 1; k < o->nstems; k++) {
		size_t at = last + 1;

		while (at < r->nfound && r->found[at].term != o->stem[k] && is_quiet(r->topic, r->found[at].term))
			at++;
		if (at == r->nfound || r->found[at].term != o->stem[k] ||
		    !adjacent(r, text, &r->found[last], &r->found[at]))
			return 0;
		last = at;
	}
	return r->found[last].end;
}

/* makes hits of the stems found */
static void
settle(struct topic_reader *r, struct str text)
{
	const struct topic *t = r->topic;

	for (size_t i = 0; i < r->nfound; i++) {
		const struct topic_hit *f = &r->found[i];

		if (f->term < t->n)
			add_hit(r, f->term, f->at, f->end);
		for (uint32_t k = t->first[f->term]; k != TOPIC_NONE; k = t->other[k].next) {
			size_t end = t->other[k].weight > 0 ? phrase_end(r, text, i, &t->other[k]) : 0;

			if (end)
				add_hit(r, t->n + k, f->at, end);
		}
	}
}

/* reads the next word, in any script */
static bool
any_word(struct topic_reader *r, struct str all, struct str *text)
{
	struct str word;

	if (!words_next(&r->scratch, &word, text))
		return false;
	look_up(r, buf_view(&r->scratch), (size_t)(word.p - all.p), (size_t)(word.p - all.p) + word.n);
	return true;
}

/* reads a word of ASCII letters and digits */
static void
plain_word(struct topic_reader *r, struct str word, size_t at)
{
	char scratch[TOPIC_WORD_MAX];

	for (size_t i = 0; i < word.n; i++)
		scratch[i] = (char)topic_lower[(unsigned char)word.p[i]];
	look_up(r, (struct str){scratch, word.n}, at, at + word.n);
}

/*
 * Reads the word at *at, or the next one. Takes the slow path if the word is long, or contains or
 * precedes a character beyond ASCII. Moves *at past it.
 */
static void
read_word(struct topic_reader *r, struct str text, size_t *at)
{
	size_t from = *at, to = from;
	struct str rest = str_sub(text, from, text.n);

	while (to < text.n && topic_lower[(unsigned char)text.p[to]])
		to++;
	*at = to;
	if ((to == text.n || (unsigned char)text.p[to] < 0x80) && to - from <= TOPIC_WORD_MAX)
		plain_word(r, str_sub(text, from, to), from);
	else
		*at = any_word(r, text, &rest) ? text.n - rest.n : text.n;
}

/* adds hits of words that are made of a term or like it */
static void
find_kin(struct topic_reader *r, struct str text, uint32_t k)
{
	struct str term = r->topic->other[k].text, found;
	size_t at = 0;

	term = str_sub(term, 0, term.n - strlen("…"));
	while (kin_next(&found, text, &at, term))
		add_hit(r, r->topic->n + k, (size_t)(found.p - text.p), (size_t)(found.p - text.p) + found.n);
}

static int
hit_order(const void *va, const void *vb)
{
	const struct topic_hit *a = va, *b = vb;

	if (a->at != b->at)
		return a->at < b->at ? -1 : 1;
	return (a->term > b->term) - (a->term < b->term);
}

/* adds the hits of all kin, in the order of the text */
static void
read_kin(struct topic_reader *r, struct str text)
{
	size_t n = r->n;

	for (uint32_t k = r->topic->kin; k != TOPIC_NONE; k = r->topic->other[k].next)
		find_kin(r, text, k);
	if (r->n > n)
		qsort(r->hit, r->n, sizeof(*r->hit), hit_order);
}

/*
 * False if no word of the topic begins with these letters; a word with others is seen when they
 * are reached.
 */
static inline bool
may_begin(const struct topic *t, const unsigned char *p, size_t n)
{
	return p[0] >= 0x80 || t->begins[topic_lower[p[0]]][n > 1 ? topic_lower[p[1]] : 0];
}

/*
 * Every byte of every note passes through here. A run of ASCII letters and digits between other
 * ASCII is a word; the fast path looks up only those that begin like a word of the topic. Words
 * that lead up to another character take the slow path.
 */
void
topic_read(struct topic_reader *r, struct str text)
{
	const unsigned char *p = (const unsigned char *)text.p;
	struct str rest = text;
	size_t read = 0; /* end of what has been read */
	unsigned want = LOOK_ALWAYS | LOOK_BEGIN; /* within a word no word begins */

	r->n = r->nfound = 0;
	while (r->slow && any_word(r, text, &rest))
		;
	for (size_t i = r->slow ? text.n : 0; i < text.n;) {
		unsigned look = r->look[p[i]];

		if (!(look & want) || !may_begin(r->topic, p + i, text.n - i)) {
			want = look & LOOK_WORD ? LOOK_ALWAYS : LOOK_ALWAYS | LOOK_BEGIN;
			i++;
			continue;
		}
		if (p[i] >= 0x80)
			for (; i > read && topic_lower[p[i - 1]]; i--)
				;
		read_word(r, text, &i);
		read = i;
		want = LOOK_ALWAYS | LOOK_BEGIN;
	}
	if (r->nfound)
		settle(r, text);
	if (r->topic->kin != TOPIC_NONE)
		read_kin(r, text);
}
