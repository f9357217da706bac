/* SPDX-License-Identifier: ISC */
#include <pthread.h>

#include "base/words.h"
#include "contact/death_table.h"

static const struct {
	enum death_kind kind;
	struct str words;
} words[] = {
#define WORDS(kind, language, words) {DEATH_##kind, STR_INIT(words)},
#define PHRASES(language, phrases)
#define EUPHEMISMS(language, phrases)
#define BURIALS(language, phrases)
#define DATED(language, phrases)
#define CERTAIN(language, phrases)
#include "contact/death.def"
#undef WORDS
#undef PHRASES
#undef EUPHEMISMS
#undef BURIALS
#undef DATED
#undef CERTAIN
};

static const struct death_phrase phrases[] = {
#define WORDS(kind, language, words)
#define PHRASES(language, phrases) {STR_INIT(phrases), DEATH_SAID},
#define EUPHEMISMS(language, phrases) {STR_INIT(phrases), DEATH_VEILED},
#define BURIALS(language, phrases) {STR_INIT(phrases), DEATH_BURIED},
#define DATED(language, phrases) {STR_INIT(phrases), DEATH_DATED},
#define CERTAIN(language, phrases) {STR_INIT(phrases), DEATH_CERTAIN},
#include "contact/death.def"
#undef WORDS
#undef PHRASES
#undef EUPHEMISMS
#undef BURIALS
#undef DATED
#undef CERTAIN
};

static struct death_table all;

const struct death_table *const death_table = &all;

static void
add(struct str word, enum death_kind kind)
{
	words_add(&all.kinds, word, ' ', 1u << kind);
	if (1u << kind & DEATH_SAYS)
		word_gate_add(&all.gate, word);
	all.begins[(unsigned char)word.p[0]][word.n > 1 ? (unsigned char)word.p[1] : 0] |= 1u << kind;
}

static void
add_beside(struct str before, struct str word, struct str after)
{
	word_pairs_add(&all.beside, before, word);
	word_pairs_add(&all.beside, word, after);
}

/* adds a phrase: its longest word stands for it, beside the words that it has there */
static void
add_phrase(struct str text, enum death_way way)
{
	struct str longest = words_longest(text), before, after, one;
	size_t at = (size_t)(longest.p - text.p);

	before = str_cut_last(&one, str_trim(str_sub(text, 0, at)), ' ');
	str_cut(&after, str_trim(str_sub(text, at + longest.n, text.n)), ' ');
	add(longest, DEATH_BEGINS);
	add_beside(before, longest, after);
	str_cut(&one, text, ' ');
	add(one, DEATH_FIRST);
	all.phrase[all.n++] = (struct death_phrase){text, way};
}

static void
fill(void)
{
	struct str rest, one;

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		for (rest = words[i].words; rest.n;) {
			rest = str_cut(&one, rest, ' ');
			add(one, words[i].kind);
			if (words[i].kind == DEATH_LAST || words[i].kind == DEATH_GONE)
				add_beside(STR(""), one, STR(""));
		}
	for (size_t i = 0; i < sizeof(phrases) / sizeof(phrases[0]); i++)
		for (rest = phrases[i].text; rest.n && all.n < DEATH_PHRASES;) {
			rest = str_cut(&one, rest, ';');
			add_phrase(str_trim(one), phrases[i].way);
		}
}

void
death_table_read(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;

	pthread_once(&once, fill);
}
