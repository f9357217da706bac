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
#include "contact/death.def"
#undef WORDS
#undef PHRASES
#undef EUPHEMISMS
};

static const struct death_phrase phrases[] = {
#define WORDS(kind, language, words)
#define PHRASES(language, phrases) {STR_INIT(phrases), false},
#define EUPHEMISMS(language, phrases) {STR_INIT(phrases), true},
#include "contact/death.def"
#undef WORDS
#undef PHRASES
#undef EUPHEMISMS
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
fill(void)
{
	struct str rest, one;

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		for (rest = words[i].words; rest.n;) {
			rest = str_cut(&one, rest, ' ');
			add(one, words[i].kind);
		}
	for (size_t i = 0; i < sizeof(phrases) / sizeof(phrases[0]); i++)
		for (rest = phrases[i].text; rest.n && all.n < DEATH_PHRASES;) {
			rest = str_cut(&one, rest, ';');
			one = str_trim(one);
			all.phrase[all.n++] = (struct death_phrase){one, phrases[i].veiled};
			add(words_longest(one), DEATH_BEGINS);
			str_cut(&one, one, ' ');
			add(one, DEATH_FIRST);
		}
}

void
death_table_read(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;

	pthread_once(&once, fill);
}
