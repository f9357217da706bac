/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "find/dictionary.h"
#include "find/synonyms.h"

/* the weights of a hit, compared with one of the question's own word; measured by make quality */
static const double line_weight[] = {[TOPIC_NAME] = 0.9, [TOPIC_KIND] = 0.5};
#define KIN_WEIGHT 0.5
/* times that: for each rarer meaning, for a word of another language that is spelled like an English one, for a word by
 * itself of a phrase that a thesaurus has */
#define NEXT_SENSE 0.7
#define OTHER_LANGUAGE 0.3
#define OF_PHRASE 0.4
static const double tie_weight[] = {
	[THESAURUS_SYNONYM] = 0.7,
	[THESAURUS_TRANSLATION] = 0.7,
	[THESAURUS_DERIVED] = 0.6,
	[THESAURUS_NARROWER] = 0.5,
	[THESAURUS_PART] = 0.6,
	[THESAURUS_BROADER] = 0.3,
	[THESAURUS_GLOSS] = 0.3,
};

static const struct str roles[] = {
#define ROLE(names) STR_INIT(names),
#include "find/roles.def"
#include "find/services.def"
#undef ROLE
};

/* cuts the next name off a line */
static struct str
next_name(struct str *line)
{
	struct str name;
	size_t at = str_chr(*line, '|'), comma = str_chr(*line, ',');

	at = at < comma ? at : comma;
	name = str_trim(str_sub(*line, 0, at));
	*line = str_sub(*line, at < line->n ? at + 1 : at, line->n);
	return name;
}

/* general words, and what is a kind or a part of what they name */
static const struct kind {
	struct str general, kinds;
} kinds[] = {
#define KIND(general, kinds) {STR_INIT(general), STR_INIT(kinds)},
#include "find/kinds.def"
#undef KIND
};

/* true if the question has the stems, one after another */
static bool
asked(const struct topic *t, const uint32_t *stem, uint32_t n)
{
	for (size_t from = 0; n && from + n <= t->norder; from++) {
		uint32_t i = 0;

		while (i < n && t->order[from + i] == stem[i])
			i++;
		if (i == n)
			return true;
	}
	return false;
}

/* false if no term of the question begins like a name: most do not, and need not be read */
static bool
may_be_asked(const struct topic *t, struct str name)
{
	return name.n && topic_may_begin(t, name.p[0]);
}

/* adds names of a line for the terms of each of the names that the question has */
static void
add_line(struct topic *t, struct str names, struct str others, enum topic_tie tie)
{
	while (names.n) {
		struct str name = next_name(&names), rest = others;
		uint32_t stem[TOPIC_WORDS], n = 0;

		if (may_be_asked(t, name))
			n = topic_stems(t, stem, name);
		while (asked(t, stem, n) && rest.n)
			topic_add_other(t, next_name(&rest), stem, n, line_weight[tie], tie);
	}
}

/* endings of words and what they become in a base form: English as in morphy(7wn), then German, French, Spanish */
static const struct {
	struct str from, to;
} endings[] = {
	{STR_INIT(""), STR_INIT("")},
	{STR_INIT("ies"), STR_INIT("y")}, {STR_INIT("ches"), STR_INIT("ch")}, {STR_INIT("shes"), STR_INIT("sh")},
	{STR_INIT("ses"), STR_INIT("s")}, {STR_INIT("xes"), STR_INIT("x")},   {STR_INIT("men"), STR_INIT("man")},
	{STR_INIT("s"), STR_INIT("")},    {STR_INIT("ing"), STR_INIT("")},    {STR_INIT("ing"), STR_INIT("e")},
	{STR_INIT("ed"), STR_INIT("")},   {STR_INIT("ed"), STR_INIT("e")},    {STR_INIT("innen"), STR_INIT("in")},
	{STR_INIT("in"), STR_INIT("")},   {STR_INIT("en"), STR_INIT("")},     {STR_INIT("en"), STR_INIT("e")},
	{STR_INIT("n"), STR_INIT("")},    {STR_INIT("er"), STR_INIT("")},     {STR_INIT("es"), STR_INIT("")},
	{STR_INIT("e"), STR_INIT("")},    {STR_INIT("aux"), STR_INIT("al")},  {STR_INIT("euse"), STR_INIT("eur")},
	{STR_INIT("trice"), STR_INIT("teur")}, {STR_INIT("a"), STR_INIT("o")}, {STR_INIT("as"), STR_INIT("o")},
};

/* the data to look a word up in: a number from each of these on */
enum { WORDNET, MYTHES, DICTIONARIES = MYTHES + SYNONYMS_MYTHES };

/* adds what one thesaurus has for a word, or else for the first of its base forms that it has */
static void
look_up(struct thesaurus_words *words, const struct thesauri *th, int where, struct str word)
{
	struct buf base = {0};
	size_t n = words->n;

	for (size_t i = 0; words->n == n && i < sizeof(endings) / sizeof(endings[0]); i++) {
		if (!str_ends(word, endings[i].from) || word.n < endings[i].from.n + (i ? 3 : 0))
			continue;
		buf_clear(&base);
		buf_str(&base, str_sub(word, 0, word.n - endings[i].from.n));
		buf_str(&base, endings[i].to);
		if (where == WORDNET)
			thesaurus_wordnet(words, th->wordnet, buf_view(&base));
		else if (where < DICTIONARIES)
			thesaurus_mythes(words, &th->mythes[where - MYTHES], buf_view(&base));
		else
			dictionary_find(words, &th->dictionary[where - DICTIONARIES], buf_view(&base));
	}
	buf_free(&base);
}

/* adds what the thesauri have for a word or phrase; returns how many words */
static size_t
add_related(struct topic *t, const struct thesauri *th, struct str text, const uint32_t *of, uint32_t nof, double part)
{
	struct thesaurus_words words = {0};
	size_t n, english;

	look_up(&words, th, WORDNET, text);
	english = words.n;
	for (size_t i = 0; i < th->nmythes; i++)
		look_up(&words, th, MYTHES + (int)i, text);
	n = words.n;
	for (size_t i = 0; i < th->ndictionaries; i++)
		look_up(&words, th, DICTIONARIES + (int)i, text);
	for (size_t i = 0; i < words.n; i++) {
		double weight = part * tie_weight[words.v[i].tie];

		if (english && i >= english && i < n)
			weight *= OTHER_LANGUAGE;
		for (unsigned k = 0; k < words.v[i].sense; k++)
			weight *= NEXT_SENSE;
		topic_add_other(t, words.v[i].text, of, nof, weight, TOPIC_RELATED);
	}
	n = words.n;
	thesaurus_words_free(&words);
	return n;
}

void
synonyms_add_roles(struct topic *t, const struct str *line, size_t nlines)
{
	for (size_t i = 0; i < nlines; i++)
		add_line(t, line[i], line[i], TOPIC_NAME);
	for (size_t i = 0; i < sizeof(roles) / sizeof(roles[0]); i++)
		add_line(t, roles[i], roles[i], TOPIC_NAME);
}

void
synonyms_add_kinds(struct topic *t)
{
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		add_line(t, kinds[i].general, kinds[i].kinds, TOPIC_KIND);
}

void
synonyms_add_absent(struct topic *t, const bool *absent, const struct thesauri *th)
{
	struct buf pair = {0};
	bool *phrase = mem_zero(t->n, sizeof(*phrase));

	for (size_t i = 0; i + 1 < t->norder; i++) {
		const uint32_t *of = &t->order[i];

		if (of[0] == of[1] || (!absent[of[0]] && !absent[of[1]]))
			continue;
		buf_clear(&pair);
		buf_str(&pair, t->word[of[0]]);
		buf_chr(&pair, ' ');
		buf_str(&pair, t->word[of[1]]);
		if (add_related(t, th, buf_view(&pair), of, 2, 1))
			phrase[of[0]] = phrase[of[1]] = true;
	}
	for (uint32_t i = 0; i < t->n; i++)
		if (absent[i])
			topic_add_kin(t, i, KIN_WEIGHT);
	for (uint32_t i = 0; i < t->n; i++)
		if (absent[i])
			add_related(t, th, t->word[i], &i, 1, phrase[i] ? OF_PHRASE : 1);
	buf_free(&pair);
	free(phrase);
}
