/* SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/nums.h"
#include "base/stem.h"
#include "base/words.h"
#include "find/terms.h"

#define STOPPED (MAP_NONE - 1) /* a stop word */
#define UNKNOWN (MAP_NONE - 2) /* a word that no numbered text has */

enum { ROLE_WORDS = 4 }; /* words of a role's name, at most; longer names are left out */

/* the names of each role or deed, separated by "|" */
static const struct str roles[] = {
#define ROLE(names) STR_INIT(names),
#include "find/roles.def"
#include "find/services.def"
#include "find/deeds.def"
#undef ROLE
};

/*
 * Words that name no role, though the stem of a name is theirs: a report is no reporter, and Zimmer
 * are no Zimmerer; and those that name none in prose, where "a garden" is no gardener
 */
static const struct str prose_homonyms = STR_INIT("garden gardens");
static const struct str homonyms = STR_INIT(
	"apart appart authority authorities broke comme cured forwarded judged mountain mountains musik "
	"present presents pressed programme programmes promoted report reports roof roofs rowers ship ships zimmer "
	"zimmern");

/* words of prose that say little, separated by blanks */
static const struct str light[] = {
#define LIGHT(language, words) STR_INIT(words),
#include "find/light.def"
#undef LIGHT
};

void
terms_open(struct terms *t, struct str language)
{
	*t = (struct terms){.stem = stem_open(language)};
}

/* the number of a stem or phrase, assigned if it is new */
static uint32_t
number(struct terms *t, struct str s)
{
	uint32_t n = map_get(&t->stems, s);

	if (n == MAP_NONE) {
		n = t->n++;
		*map_put(&t->stems, arena_str(&t->arena, s)) = n;
	}
	return n;
}

/* the number of a folded word's stem; each word is stemmed once */
static uint32_t
word_number(struct terms *t, struct str folded)
{
	uint32_t n = map_get(&t->words, folded);

	if (n != MAP_NONE)
		return n;
	if (words_stop(folded))
		n = STOPPED;
	else
		n = number(t, t->stem ? stem_word(t->stem, folded) : folded);
	*map_put(&t->words, arena_str(&t->arena, folded)) = n;
	if (n != STOPPED && map_get(&t->commons, folded) != MAP_NONE) {
		t->common = mem_reserve(t->common, t->ncommon, &t->common_cap, sizeof(*t->common));
		t->common[t->ncommon++] = n;
	}
	return n;
}

uint32_t
terms_find(const struct terms *t, struct str folded)
{
	uint32_t n = map_get(&t->words, folded);

	if (n != MAP_NONE)
		return n;
	n = words_stop(folded) ? STOPPED : map_get(&t->stems, t->stem ? stem_word(t->stem, folded) : folded);
	return n == MAP_NONE ? UNKNOWN : n;
}

bool
terms_unread(const struct terms *t, struct str folded)
{
	return map_get(&t->commons, folded) != MAP_NONE && map_get(&t->words, folded) == MAP_NONE;
}

/* terms_find(), and keeps what it finds */
static uint32_t
word_known(struct terms *t, struct str folded)
{
	uint32_t n = map_get(&t->words, folded);

	if (n != MAP_NONE || (n = map_get(&t->unknown, folded)) != MAP_NONE)
		return n;
	n = terms_find(t, folded);
	*map_put(&t->unknown, arena_str(&t->arena, folded)) = n;
	return n;
}

/* the roles whose names end with the last of some words, appended to *v */
static void
add_roles(const struct terms *t, const uint32_t *last, size_t words, uint32_t **v, size_t *n, size_t *cap)
{
	for (size_t k = 1; k <= words; k++) {
		struct str key = {(const char *)(last + ROLE_WORDS - k), k * sizeof(*last)};
		uint32_t role = map_get(&t->roles, key);

		if (role == MAP_NONE)
			continue;
		*v = mem_reserve(*v, *n, cap, sizeof(**v));
		(*v)[(*n)++] = role;
	}
}

static bool
is_homonym(const struct terms *t, struct str folded)
{
	uint32_t always = map_get(&t->homonyms, folded);

	return always != MAP_NONE && (always || t->prose);
}

/* true if a text goes on with an "'s": a cabinet maker's son is none himself */
static bool
is_possessive(struct str rest)
{
	return str_starts(rest, STR("'s")) || str_starts(rest, STR("\xE2\x80\x99s"));
}

/*
 * appends the distinct terms of a text to *v in ascending order; returns how many. Words without a
 * number get one if `add`, else they are left out
 */
static size_t
read_terms(struct terms *t, struct str text, bool add, uint32_t **v, size_t *n, size_t *cap)
{
	uint32_t last[ROLE_WORDS] = {0};
	size_t from = *n, words = 0;
	struct str word;

	while (words_next(&t->scratch, &word, &text)) {
		struct str folded = buf_view(&t->scratch);
		uint32_t term = add ? word_number(t, folded) : word_known(t, folded), related;

		if (t->last_role) {
			memmove(last, last + 1, sizeof(last) - sizeof(*last));
			last[ROLE_WORDS - 1] = term;
			words += words < ROLE_WORDS;
			if (term < t->first_role && t->in_role[term] && !is_possessive(text) && !is_homonym(t, folded))
				add_roles(t, last, words, v, n, cap);
		}
		if (term == STOPPED || term == UNKNOWN ||
		    (t->prose && map_get(&t->light, folded) != MAP_NONE))
			continue;
		if (add && t->collect)
			terms_keep(t, folded, term);
		if (add && t->relate && (related = terms_related(t, folded)) < t->n)
			term = related;
		*v = mem_reserve(*v, *n, cap, sizeof(**v));
		(*v)[(*n)++] = term;
	}
	if (*v) {
		nums_sort(*v + from, *n - from);
		*n = from + nums_unique(*v + from, *n - from);
	}
	return *n - from;
}

static size_t
terms_read(struct terms *t, struct str text, uint32_t **v, size_t *n, size_t *cap)
{
	return read_terms(t, text, true, v, n, cap);
}

size_t
terms_known(struct terms *t, struct str text, uint32_t **v, size_t *n, size_t *cap)
{
	return read_terms(t, text, false, v, n, cap);
}

/* gives the words of a role's name numbers, at most ROLE_WORDS; how many it has */
static size_t
number_name(struct terms *t, struct str name, uint32_t *v)
{
	struct str word;
	size_t n = 0;

	while (words_next(&t->scratch, &word, &name)) {
		uint32_t term = word_number(t, buf_view(&t->scratch));

		if (n < ROLE_WORDS)
			v[n] = term;
		n++;
	}
	return n;
}

static void
add_name(struct terms *t, struct str name, uint32_t role, bool numbered)
{
	uint32_t v[ROLE_WORDS];
	size_t n = number_name(t, name, v);
	struct str key = {(const char *)v, n * sizeof(*v)};

	if (!numbered || !n || n > ROLE_WORDS || v[n - 1] == STOPPED)
		return;
	t->in_role[v[n - 1]] = true;
	t->name = mem_reserve(t->name, t->nnames, &t->names_cap, sizeof(*t->name));
	t->name[t->nnames++] = (struct terms_name){v[n - 1], role};
	if (map_get(&t->roles, key) == MAP_NONE)
		*map_put(&t->roles, arena_str(&t->arena, key)) = role;
}

void
terms_roles(struct terms *t)
{
	size_t count = sizeof(roles) / sizeof(roles[0]);

	words_common(&t->commons, 0);
	words_add(&t->homonyms, prose_homonyms, ' ', 0);
	words_add(&t->homonyms, homonyms, ' ', 1);
	/* all words first, so that the roles have the numbers after them */
	for (int round = 0; round < 2; round++) {
		if (round) {
			t->first_role = t->n;
			t->n += (uint32_t)count;
			t->last_role = t->n;
			t->in_role = mem_zero(t->first_role, sizeof(*t->in_role));
		}
		for (size_t i = 0; i < count; i++) {
			struct str rest = roles[i], name;

			while (rest.n) {
				rest = str_cut(&name, rest, '|');
				add_name(t, name, t->first_role + (uint32_t)i, round > 0);
			}
		}
	}
}

void
terms_prose(struct terms *t, bool prose)
{
	t->prose = prose;
	if (prose && !t->light.n)
		for (size_t i = 0; i < sizeof(light) / sizeof(light[0]); i++)
			words_add(&t->light, light[i], ' ', 0);
}

/*
 * reads a whole text as one term: its stems in sequence, so that "sea swim" equals "Sea-Swimming"
 */
static size_t
phrase_read(struct terms *t, struct str text, uint32_t **v, size_t *n, size_t *cap)
{
	struct str word;
	size_t read = 0;

	buf_clear(&t->phrase);
	while (words_next(&t->scratch, &word, &text)) {
		uint32_t term = word_number(t, buf_view(&t->scratch));

		/*
		 * stems enter by number; no stem begins with a blank, so phrases and stems cannot
		 * clash
		 */
		buf_chr(&t->phrase, ' ');
		buf_add(&t->phrase, &term, sizeof(term));
	}
	if (t->phrase.n) {
		*v = mem_reserve(*v, *n, cap, sizeof(**v));
		(*v)[(*n)++] = number(t, buf_view(&t->phrase));
		read = 1;
	}
	return read;
}

void
terms_close(struct terms *t)
{
	if (t->stem)
		stem_close(t->stem);
	map_free(&t->stems);
	map_free(&t->words);
	map_free(&t->unknown);
	map_free(&t->roles);
	map_free(&t->homonyms);
	map_free(&t->commons);
	map_free(&t->light);
	map_free(&t->own);
	map_free(&t->roots);
	map_free(&t->tails);
	free(t->in_role);
	free(t->name);
	free(t->common);
	buf_free(&t->scratch);
	buf_free(&t->phrase);
	arena_free(&t->arena);
}

/* true if the contact already has the term at `at`: a term in two values counts once */
static bool
known(const struct items *s, size_t who, size_t at)
{
	for (size_t i = s->first[who]; i < s->n; i++)
		if (s->term[s->v[i].from] == s->term[at])
			return true;
	return false;
}

/*
 * drops the tags that more than a third of a book has: they say what kind of note this is, and are
 * no passion
 */
static void
drop_marks(struct items *s, const struct terms *t, size_t people)
{
	uint32_t *has = mem_zero(t->n, sizeof(*has));
	uint32_t kept = 0, from = 0;

	for (size_t i = 0; i < s->n; i++)
		has[s->term[s->v[i].from]]++;
	for (size_t who = 0; who < people; who++) {
		uint32_t i = from;

		from = s->first[who + 1];
		s->first[who] = kept;
		for (; i < from; i++)
			if (!terms_is_mark(has[s->term[s->v[i].from]], people))
				s->v[kept++] = s->v[i];
	}
	s->first[people] = kept;
	s->n = kept;
	/* one term an item, so that the others leave no gap */
	for (uint32_t i = 0; i < kept; i++) {
		s->term[i] = s->term[s->v[i].from];
		s->v[i].from = i;
	}
	s->nterms = kept;
	free(has);
}

void
items_read(struct items *s, struct terms *t, const struct book *b, enum key key, bool whole)
{
	s->first = mem_alloc((b->n + 1) * sizeof(*s->first));
	for (size_t who = 0; who < b->n; who++) {
		const struct field *f = contact_field(&b->contact[who], key);

		contact_soon(b->contact, b->n, who + CONTACT_SOON);
		s->first[who] = (uint32_t)s->n;
		for (uint16_t i = 0; f && i < f->n; i++) {
			struct item it = {.who = (uint32_t)who, .value = i, .from = (uint32_t)s->nterms};
			struct str text = field_text(f, i);

			it.n = (uint16_t)(whole ? phrase_read(t, text, &s->term, &s->nterms, &s->terms_cap)
			                        : terms_read(t, text, &s->term, &s->nterms, &s->terms_cap));
			if (!it.n || (whole && known(s, who, it.from))) {
				/*
				 * drops terms without an item, whose postings would have no target
				 */
				s->nterms = it.from;
				continue;
			}
			s->v = mem_reserve(s->v, s->n, &s->cap, sizeof(*s->v));
			s->v[s->n++] = it;
		}
	}
	s->first[b->n] = (uint32_t)s->n;
	if (key == KEY_TAGS && whole && b->n >= TERMS_BOOK)
		drop_marks(s, t, b->n);
}

bool
items_add(struct items *s, struct terms *t, struct item it, struct str text)
{
	it.from = (uint32_t)s->nterms;
	it.n = (uint16_t)terms_read(t, text, &s->term, &s->nterms, &s->terms_cap);
	if (!it.n)
		return false;
	s->text = mem_reserve(s->text, s->n, &s->text_cap, sizeof(*s->text));
	s->text[s->n] = text;
	s->v = mem_reserve(s->v, s->n, &s->cap, sizeof(*s->v));
	s->v[s->n++] = it;
	return true;
}

void
items_keep_roles(struct items *s, const struct terms *t)
{
	struct item *last = &s->v[s->n - 1];
	uint16_t kept = 0;

	for (uint32_t i = 0; i < last->n; i++)
		if (terms_is_role(t, s->term[last->from + i]))
			s->term[last->from + kept++] = s->term[last->from + i];
	last->n = kept;
	s->nterms = last->from + kept;
	s->n -= !kept;
}

void
items_join(struct items *s, struct item it, size_t i, size_t k)
{
	const struct item *both[] = {&s->v[i], &s->v[k]};
	size_t from = s->nterms;

	for (size_t b = 0; b < 2; b++)
		for (uint32_t t = 0; t < both[b]->n; t++) {
			s->term = mem_reserve(s->term, s->nterms, &s->terms_cap, sizeof(*s->term));
			s->term[s->nterms++] = s->term[both[b]->from + t];
		}
	nums_sort(s->term + from, s->nterms - from);
	s->nterms = from + nums_unique(s->term + from, s->nterms - from);
	it.from = (uint32_t)from;
	it.n = (uint16_t)(s->nterms - from);
	s->text = mem_reserve(s->text, s->n, &s->text_cap, sizeof(*s->text));
	s->text[s->n] = STR("");
	s->v = mem_reserve(s->v, s->n, &s->cap, sizeof(*s->v));
	s->v[s->n++] = it;
}

bool
items_have(const struct items *s, size_t who, size_t value)
{
	for (uint32_t i = s->first[who]; i < s->first[who + 1]; i++)
		if (s->v[i].value == value)
			return true;
	return false;
}

void
items_index(struct items *s, uint32_t n)
{
	s->start = mem_zero(n + 2, sizeof(*s->start));
	s->posting = mem_alloc(s->nterms * sizeof(*s->posting));
	for (size_t i = 0; i < s->nterms; i++)
		s->start[s->term[i] + 2]++;
	for (uint32_t i = 2; i < n + 2; i++)
		s->start[i] += s->start[i - 1];
	/* afterwards start[t + 1] is the end of t's postings, and start[t] their beginning */
	for (size_t i = 0; i < s->n; i++)
		for (uint32_t k = 0; k < s->v[i].n; k++)
			s->posting[s->start[s->term[s->v[i].from + k] + 1]++] = (uint32_t)i;
}

void
items_free(struct items *s)
{
	free(s->v);
	free(s->term);
	free(s->first);
	free(s->start);
	free(s->posting);
	free(s->text);
	*s = (struct items){0};
}
