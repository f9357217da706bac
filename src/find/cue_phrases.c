/* SPDX-License-Identifier: ISC */
#include <assert.h>
#include <pthread.h>

#include "base/mem.h"
#include "base/words.h"
#include "find/cue_phrases.h"

static const struct {
	enum cue kind;
	const char *language, *phrases;
} table[] = {
#define SET(name, language, words)
#define CUE(kind, language, phrases) {CUE_##kind, #language, phrases},
#include "find/cues.def"
#define CUE(kind, language, phrases) {CUE_##kind, #language, phrases},
#include "find/no_offer.def"
#include "find/barred.def"
#include "find/griefs.def"
#include "find/estranged.def"
#define SET(name, language, words)
#define CUE(kind, language, phrases) {CUE_##kind, #language, phrases},
#include "find/undone.def"
};

static const struct {
	const char *name, *language, *words;
} sets[] = {
#define SET(name, language, words) {#name, #language, words},
#define CUE(kind, language, phrases)
#include "find/cues.def"
#define SET(name, language, words) {#name, #language, words},
#define CUE(kind, language, phrases)
#include "find/undone.def"
};

enum { SETS = sizeof(sets) / sizeof(sets[0]) };

_Static_assert(SETS <= 64, "a word's sets are the bits of one number");

static struct cue_phrases all;

static void
set_bit(uint8_t *bits, unsigned i)
{
	bits[i / 8] |= (uint8_t)(1u << i % 8);
}

/* true for a word with a set among its alternatives, and for a gap */
static bool
is_open(struct str words)
{
	return str_chr(words, '@') < words.n || str_chr(words, '.') < words.n;
}

/* the word that a phrase is sought by: the one with "*", or the longest, among equals the last */
static struct str
key_of(struct str text)
{
	struct str key = {0}, words;
	size_t longest = 0;

	while (text.n) {
		size_t n;

		text = str_cut(&words, text, ' ');
		if (words.p[0] == '*')
			return words;
		n = is_open(words) ? 0 : words_shortest(words);
		if (n && n >= longest) {
			longest = n;
			key = words;
		}
	}
	return key;
}

/* the last, or first, letter of the word beside a key; 0 if there are several */
static char
letter_beside(struct str words, bool last)
{
	struct str word, rest;
	char c;

	if (last)
		word = str_cut_last(&rest, words, ' ');
	else
		str_cut(&word, words, ' ');
	if (!word.n || str_chr(word, '/') < word.n || word.p[0] == '@')
		return 0;
	c = word.p[last ? word.n - 1 : 0];
	return char_alpha(c) ? c : (char)0;
}

/* adds a phrase to those of a key */
static void
add_key(const struct cue_phrase *phrase, struct str key)
{
	uint32_t *last = map_put(&all.key, key);

	all.v = mem_reserve(all.v, all.n, &all.cap, sizeof(*all.v));
	all.v[all.n] = *phrase;
	all.v[all.n].next = *last;
	all.v[all.n].kinds = phrase->kind == CUE_HARMLESS ? 0 : (uint32_t)1 << phrase->kind;
	all.v[all.n].kinds |= *last == MAP_NONE ? 0 : all.v[*last].kinds;
	*last = (uint32_t)all.n++;
	if (key.n >= CUE_PHRASES_BEGIN) {
		set_bit(all.begins, cue_phrases_hash(key.p));
		word_filter_add(&all.words, key.p, key.n);
	} else {
		set_bit(all.brief, cue_phrases_brief_hash(key.p, key.n));
	}
}

/* adds a phrase, once for each alternative of its key */
static void
add(struct str text, enum cue kind)
{
	struct cue_phrase phrase = {.kind = kind};
	struct str key, one;

	if (str_skip(&text, STR("= ")))
		phrase.words = (uint8_t)words_count(text);
	phrase.begins = str_skip(&text, STR(". "));
	phrase.ends = str_ends(text, STR(" ."));
	phrase.colon = str_ends(text, STR(" :"));
	if (phrase.ends || phrase.colon)
		text.n -= 2;
	key = key_of(text);
	phrase.before = str_trim(str_sub(text, 0, (size_t)(key.p - text.p)));
	phrase.after = str_trim(str_sub(text, (size_t)(key.p + key.n - text.p), text.n));
	phrase.last = letter_beside(phrase.before, true);
	phrase.first = letter_beside(phrase.after, false);
	str_skip(&key, STR("*"));
	while (key.n) {
		key = str_cut(&one, key, '/');
		add_key(&phrase, one);
	}
}

/* true if an alternative is the end of the clause: "nobody knows yet/.", "stopped ./by/at" */
static bool
may_end(struct str text)
{
	return str_find(text, STR("/.")) < text.n || str_find(text, STR(" ./")) < text.n;
}

/* the number of ways to choose one of each word's alternatives: 4 of "is/was ill/sick" */
static size_t
count_choices(struct str text)
{
	size_t choices = 1;
	struct str words;

	while (text.n) {
		size_t here = 1;

		text = str_cut(&words, text, ' ');
		for (size_t i = 0; i < words.n; i++)
			here += words.p[i] == '/';
		choices *= here;
	}
	return choices;
}

/* writes the text with the choice of that number */
static void
choose(struct buf *out, struct str text, size_t choice)
{
	struct str words, word;

	buf_clear(out);
	while (text.n) {
		size_t n = 1;

		text = str_cut(&words, text, ' ');
		for (size_t i = 0; i < words.n; i++)
			n += words.p[i] == '/';
		for (size_t i = 0; i <= choice % n; i++)
			words = str_cut(&word, words, '/');
		choice /= n;
		if (out->n)
			buf_chr(out, ' ');
		buf_str(out, word);
	}
}

/* adds a phrase, once for each choice of its alternatives if one of them is no word */
static void
add_choices(struct buf *scratch, struct str text, enum cue kind)
{
	size_t choices = may_end(text) ? count_choices(text) : 1;

	if (choices == 1)
		add(text, kind);
	for (size_t i = 0; choices > 1 && i < choices; i++) {
		choose(scratch, text, i);
		add(arena_str(&all.arena, buf_view(scratch)), kind);
	}
}

/* copies phrases, with the number of its set in place of each name: two bytes, see cue_phrases.h */
static struct str
number_sets(struct buf *scratch, const char *language, struct str phrases)
{
	buf_clear(scratch);
	for (size_t at; (at = str_chr(phrases, '@')) < phrases.n;) {
		size_t end = at + 1, i = 0;
		struct str name;

		while (end < phrases.n && char_alpha(phrases.p[end]))
			end++;
		name = str_sub(phrases, at + 1, end);
		while (i < SETS && !(str_eq(name, str_of(sets[i].name)) && strcmp(language, sets[i].language) == 0))
			i++;
		assert(i < SETS);
		buf_str(scratch, str_sub(phrases, 0, at + 1));
		buf_chr(scratch, (char)(CUE_SET + i));
		phrases = str_sub(phrases, end, phrases.n);
	}
	buf_str(scratch, phrases);
	return arena_str(&all.arena, buf_view(scratch));
}

static void
fill_sets(void)
{
	for (unsigned i = 0; i < SETS; i++) {
		struct str rest = str_of(sets[i].words), word;

		while (rest.n) {
			uint32_t *place;

			rest = str_cut(&word, rest, ' ');
			place = map_put(&all.word, word);
			if (*place == MAP_NONE) {
				all.sets = mem_reserve(all.sets, all.word.n - 1, &all.sets_cap, sizeof(*all.sets));
				*place = (uint32_t)all.word.n - 1;
				all.sets[*place] = 0;
			}
			all.sets[*place] |= 1ull << i;
		}
	}
}

bool
cue_phrases_in_set(const struct cue_phrases *t, struct str folded, struct str set)
{
	uint32_t place = map_get(&t->word, folded);

	return place != MAP_NONE && t->sets[place] >> ((unsigned char)set.p[1] - CUE_SET) & 1;
}

static void
fill(void)
{
	struct buf scratch = {0};

	fill_sets();
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		struct str rest = number_sets(&scratch, table[i].language, str_of(table[i].phrases)), one;

		while (rest.n) {
			rest = str_cut(&one, rest, ';');
			add_choices(&scratch, str_trim(one), table[i].kind);
		}
	}
	buf_free(&scratch);
}

const struct cue_phrases *
cue_phrases(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;

	pthread_once(&once, fill);
	return &all;
}
