/* SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "base/words.h"
#include "find/asking.h"
#include "find/kin.h"
#include "find/topic.h"

enum { TOPIC_OTHERS = 2000 };

const unsigned char topic_lower[256] = {
	['0'] = '0', ['1'] = '1', ['2'] = '2', ['3'] = '3', ['4'] = '4', ['5'] = '5', ['6'] = '6', ['7'] = '7',
	['8'] = '8', ['9'] = '9', ['A'] = 'a', ['B'] = 'b', ['C'] = 'c', ['D'] = 'd', ['E'] = 'e', ['F'] = 'f',
	['G'] = 'g', ['H'] = 'h', ['I'] = 'i', ['J'] = 'j', ['K'] = 'k', ['L'] = 'l', ['M'] = 'm', ['N'] = 'n',
	['O'] = 'o', ['P'] = 'p', ['Q'] = 'q', ['R'] = 'r', ['S'] = 's', ['T'] = 't', ['U'] = 'u', ['V'] = 'v',
	['W'] = 'w', ['X'] = 'x', ['Y'] = 'y', ['Z'] = 'z', ['a'] = 'a', ['b'] = 'b', ['c'] = 'c', ['d'] = 'd',
	['e'] = 'e', ['f'] = 'f', ['g'] = 'g', ['h'] = 'h', ['i'] = 'i', ['j'] = 'j', ['k'] = 'k', ['l'] = 'l',
	['m'] = 'm', ['n'] = 'n', ['o'] = 'o', ['p'] = 'p', ['q'] = 'q', ['r'] = 'r', ['s'] = 's', ['t'] = 't',
	['u'] = 'u', ['v'] = 'v', ['w'] = 'w', ['x'] = 'x', ['y'] = 'y', ['z'] = 'z',
};

/*
 * Languages whose stemmer removes only endings, so that a word begins like its stem, by the names
 * that stem_open() accepts. In other languages every word is looked up.
 */
static const struct str endings_only[] = {
	STR_INIT("english"), STR_INIT("eng"), STR_INIT("en"), STR_INIT("german"), STR_INIT("ger"), STR_INIT("deu"),
	STR_INIT("de"), STR_INIT("french"), STR_INIT("fre"), STR_INIT("fra"), STR_INIT("fr"), STR_INIT("spanish"),
	STR_INIT("spa"), STR_INIT("esl"), STR_INIT("es"), STR_INIT("portuguese"), STR_INIT("por"), STR_INIT("pt"),
	STR_INIT("italian"), STR_INIT("ita"), STR_INIT("it"),
};

bool
topic_says_nothing(struct str folded)
{
	return words_stop(folded) || asking_word(folded);
}

static bool
only_endings(struct str language)
{
	return TEXT_ONE_OF(language, endings_only);
}

/* folded; before a name they say nothing: "the Netherlands" */
static const struct str articles[] = {
	STR_INIT("a"),   STR_INIT("an"),  STR_INIT("the"), STR_INIT("das"), STR_INIT("der"), STR_INIT("die"),
	STR_INIT("ein"), STR_INIT("het"), STR_INIT("de"),  STR_INIT("een"), STR_INIT("la"),  STR_INIT("le"),
	STR_INIT("les"), STR_INIT("un"),  STR_INIT("une"), STR_INIT("el"),  STR_INIT("los"), STR_INIT("las"),
	STR_INIT("il"),  STR_INIT("lo"),  STR_INIT("i"),   STR_INIT("gli"), STR_INIT("l"),   STR_INIT("o"),
	STR_INIT("os"),  STR_INIT("as"),  STR_INIT("um"),  STR_INIT("uma"),
};

/* folded; they turn what follows into its opposite */
static const struct str negations[] = {
	STR_INIT("no"),    STR_INIT("non"),  STR_INIT("not"),  STR_INIT("without"), STR_INIT("kein"),
	STR_INIT("nicht"), STR_INIT("ohne"), STR_INIT("sans"), STR_INIT("sin"),     STR_INIT("senza"),
	STR_INIT("sem"),   STR_INIT("nao"),  STR_INIT("geen"), STR_INIT("niet"),
};

/* true if a word that says nothing is a part of a name all the same: "non-profit", "head of people" */
static bool
is_part(struct str folded, bool first, enum topic_tie tie)
{
	if (STR_ONE_OF(folded, negations))
		return true;
	return tie != TOPIC_RELATED && (asking_word(folded) || (first && !STR_ONE_OF(folded, articles)));
}

/* without a known first letter, all words are looked up */
void
topic_open(struct topic *t, struct str language)
{
	*t = (struct topic){.language = language, .kin = TOPIC_NONE, .stem = stem_open(language)};
	if (t->stem && !only_endings(language))
		memset(t->begins, true, sizeof(t->begins));
}

struct str
topic_stem_of(struct stem *stem, struct str folded)
{
	return stem ? stem_word(stem, folded) : folded;
}

/*
 * Sets how a word with a stem may begin: like the stem, but a "y" may have become an "i"
 * (dying: die), and a stem of one letter says nothing of the second.
 */
static void
add_beginning(struct topic *t, struct str stem)
{
	unsigned char first = (unsigned char)stem.p[0], second = stem.n > 1 ? (unsigned char)stem.p[1] : 0;

	if (first >= TOPIC_LETTERS || second >= TOPIC_LETTERS)
		return;
	t->begins[first][second] = true;
	if (second == 'i')
		t->begins[first]['y'] = true;
	if (!second)
		memset(t->begins[first], true, sizeof(t->begins[first]));
}

bool
topic_may_begin(const struct topic *t, char c)
{
	unsigned char first = topic_lower[(unsigned char)c];

	return !first || memchr(t->begins[first], true, sizeof(t->begins[first]));
}

/* the number of a stem; a new one is added */
static uint32_t
add_stem(struct topic *t, struct str folded)
{
	struct str stem = topic_stem_of(t->stem, folded);
	unsigned char c = (unsigned char)folded.p[0];
	uint32_t at = map_get(&t->stems, stem);

	if (at != MAP_NONE)
		return at;
	t->first = mem_reserve(t->first, t->nstems, &t->first_cap, sizeof(*t->first));
	t->first[t->nstems] = TOPIC_NONE;
	*map_put(&t->stems, arena_str(&t->arena, stem)) = t->nstems;
	if (c < TOPIC_LETTERS)
		add_beginning(t, stem);
	return t->nstems++;
}

struct str
topic_quiet_key(char scratch[TOPIC_WORD_MAX], struct str folded)
{
	if (folded.n >= TOPIC_WORD_MAX)
		return STR("");
	scratch[0] = '\1';
	memcpy(scratch + 1, folded.p, folded.n);
	return (struct str){scratch, folded.n + 1};
}

/* the number of a word that says nothing, as a part of a phrase; a new one is added */
static uint32_t
add_quiet(struct topic *t, struct str folded)
{
	char scratch[TOPIC_WORD_MAX];
	struct str key = topic_quiet_key(scratch, folded);
	uint32_t at = map_get(&t->stems, key);

	if (at != MAP_NONE)
		return at;
	t->first = mem_reserve(t->first, t->nstems, &t->first_cap, sizeof(*t->first));
	t->first[t->nstems] = TOPIC_NONE;
	*map_put(&t->stems, arena_str(&t->arena, key)) = t->nstems;
	add_beginning(t, folded);
	t->quiet = mem_reserve(t->quiet, t->nquiet, &t->quiet_cap, sizeof(*t->quiet));
	t->quiet[t->nquiet++] = t->nstems;
	return t->nstems++;
}

static void
add_word(struct topic *t, struct str folded, struct str word)
{
	uint32_t at = add_stem(t, folded);

	t->order = mem_reserve(t->order, t->norder, &t->order_cap, sizeof(*t->order));
	t->order[t->norder++] = at;
	if (at < t->n)
		return;
	t->word = mem_reserve(t->word, t->n, &t->cap, sizeof(*t->word));
	t->word[t->n++] = arena_str(&t->arena, word);
}

void
topic_add(struct topic *t, struct str text)
{
	struct str word;

	while (words_next(&t->scratch, &word, &text))
		if (!topic_says_nothing(buf_view(&t->scratch)))
			add_word(t, buf_view(&t->scratch), word);
}

uint32_t
topic_stems(struct topic *t, uint32_t stem[TOPIC_WORDS], struct str text)
{
	struct str word;
	uint32_t n = 0;

	while (n < TOPIC_WORDS && words_next(&t->scratch, &word, &text))
		if (!topic_says_nothing(buf_view(&t->scratch))) {
			uint32_t at = map_get(&t->stems, topic_stem_of(t->stem, buf_view(&t->scratch)));

			stem[n++] = at == MAP_NONE ? TOPIC_NONE : at;
		} else if (is_part(buf_view(&t->scratch), !n, TOPIC_NAME)) {
			return 0; /* "head of people" is not any head */
		}
	return n;
}

/* true if a phrase is there for a term already: the earlier one is the closer one */
static bool
has_other(const struct topic *t, const struct topic_other *o)
{
	for (uint32_t i = t->first[o->stem[0]]; i != TOPIC_NONE; i = t->other[i].next) {
		const struct topic_other *e = &t->other[i];

		if (e->nstems == o->nstems && memcmp(e->stem, o->stem, o->nstems * sizeof(*o->stem)) == 0 &&
		    e->nof == o->nof && memcmp(e->of, o->of, o->nof * sizeof(*o->of)) == 0)
			return true;
	}
	return false;
}

/* true if a phrase consists of the terms that it stands for */
static bool
is_term(const struct topic_other *o)
{
	uint32_t same = 0;

	for (uint32_t i = 0; i < o->nstems; i++)
		for (uint32_t k = 0; k < o->nof; k++)
			same += o->stem[i] == o->of[k];
	return same >= o->nstems;
}

void
topic_add_other(struct topic *t, struct str text, const uint32_t *of, uint32_t nof, double weight, enum topic_tie tie)
{
	struct topic_other o = {.weight = weight, .tie = tie, .nof = nof};
	struct str rest = text, word;
	uint32_t quiet = 0;

	if (nof > TOPIC_WORDS || t->nothers >= TOPIC_OTHERS)
		return;
	memcpy(o.of, of, nof * sizeof(*of));
	while (words_next(&t->scratch, &word, &rest)) {
		struct str folded = buf_view(&t->scratch);
		bool part = is_part(folded, !o.nstems, tie), says = !topic_says_nothing(folded);

		if (!says && !part && asking_word(folded))
			return;
		if (!says && !part)
			continue;
		if (o.nstems == TOPIC_WORDS)
			return;
		o.stem[o.nstems++] = says ? add_stem(t, folded) : add_quiet(t, folded);
		quiet += !says;
	}
	if (o.nstems == quiet || is_term(&o) || has_other(t, &o))
		return;
	o.text = arena_str(&t->arena, text);
	o.next = t->first[o.stem[0]];
	t->other = mem_reserve(t->other, t->nothers, &t->others_cap, sizeof(*t->other));
	t->first[o.stem[0]] = t->nothers;
	t->other[t->nothers++] = o;
}

void
topic_add_kin(struct topic *t, uint32_t term, double weight)
{
	struct topic_other o = {.weight = weight, .tie = TOPIC_RELATED, .of = {term}, .nof = 1, .next = t->kin};
	struct buf text = {0};

	kin_lower(&text, t->word[term]);
	if (text.n >= KIN_PART && t->nothers < TOPIC_OTHERS) {
		buf_str(&text, STR("…"));
		o.text = arena_str(&t->arena, buf_view(&text));
		t->other = mem_reserve(t->other, t->nothers, &t->others_cap, sizeof(*t->other));
		t->kin = t->nothers;
		t->other[t->nothers++] = o;
	}
	buf_free(&text);
}

bool
topic_stands_for(const struct topic_other *o, uint32_t term)
{
	for (uint32_t i = 0; i < o->nof; i++)
		if (o->of[i] == term)
			return true;
	return false;
}

bool
topic_present(const struct topic *t, const bool *present, uint32_t term)
{
	bool is = present[term];

	for (uint32_t i = 0; i < t->nothers && !is; i++)
		is = present[t->n + i] && t->other[i].tie == TOPIC_NAME && topic_stands_for(&t->other[i], term);
	return is;
}

uint32_t
topic_size(const struct topic *t)
{
	return t->n + t->nothers;
}

void
topic_close(struct topic *t)
{
	free(t->order);
	free(t->other);
	free(t->first);
	free(t->quiet);
	stem_close(t->stem);
	map_free(&t->stems);
	buf_free(&t->scratch);
	free(t->word);
	arena_free(&t->arena);
	*t = (struct topic){0};
}
