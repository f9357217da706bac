/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "base/text.h"
#include "base/words.h"
#include "find/topic.h"

enum { WORD_MAX = 64 }; /* longer words take the slow path */

/* for each byte, the lower-case letter or digit it is in a word, or 0 */
static const unsigned char lower[256] = {
	['0'] = '0', ['1'] = '1', ['2'] = '2', ['3'] = '3', ['4'] = '4', ['5'] = '5', ['6'] = '6', ['7'] = '7',
	['8'] = '8', ['9'] = '9', ['A'] = 'a', ['B'] = 'b', ['C'] = 'c', ['D'] = 'd', ['E'] = 'e', ['F'] = 'f',
	['G'] = 'g', ['H'] = 'h', ['I'] = 'i', ['J'] = 'j', ['K'] = 'k', ['L'] = 'l', ['M'] = 'm', ['N'] = 'n',
	['O'] = 'o', ['P'] = 'p', ['Q'] = 'q', ['R'] = 'r', ['S'] = 's', ['T'] = 't', ['U'] = 'u', ['V'] = 'v',
	['W'] = 'w', ['X'] = 'x', ['Y'] = 'y', ['Z'] = 'z', ['a'] = 'a', ['b'] = 'b', ['c'] = 'c', ['d'] = 'd',
	['e'] = 'e', ['f'] = 'f', ['g'] = 'g', ['h'] = 'h', ['i'] = 'i', ['j'] = 'j', ['k'] = 'k', ['l'] = 'l',
	['m'] = 'm', ['n'] = 'n', ['o'] = 'o', ['p'] = 'p', ['q'] = 'q', ['r'] = 'r', ['s'] = 's', ['t'] = 't',
	['u'] = 'u', ['v'] = 'v', ['w'] = 'w', ['x'] = 'x', ['y'] = 'y', ['z'] = 'z',
};

/* which bytes need a lookup: where they begin a word, or always */
enum { LOOK_BEGIN = 1, LOOK_ALWAYS = 2 };

/* question words, which say nothing about the topic; folded and sorted */
static const struct str asking[] = {
	STR_INIT("alguem"), STR_INIT("alguien"), STR_INIT("any"), STR_INIT("anybody"), STR_INIT("anyone"), STR_INIT("can"),
	STR_INIT("chi"), STR_INIT("conhece"), STR_INIT("connait"), STR_INIT("conoce"), STR_INIT("conosce"),
	STR_INIT("could"), STR_INIT("did"), STR_INIT("does"), STR_INIT("had"), STR_INIT("how"), STR_INIT("jemand"),
	STR_INIT("kann"), STR_INIT("kennt"), STR_INIT("knew"), STR_INIT("know"), STR_INIT("knowing"),
	STR_INIT("knows"), STR_INIT("me"), STR_INIT("might"), STR_INIT("my"), STR_INIT("our"), STR_INIT("people"),
	STR_INIT("person"), STR_INIT("quelqu"), STR_INIT("quem"), STR_INIT("quien"), STR_INIT("some"),
	STR_INIT("somebody"), STR_INIT("someone"), STR_INIT("than"), STR_INIT("their"), STR_INIT("them"),
	STR_INIT("they"), STR_INIT("us"), STR_INIT("we"), STR_INIT("wer"), STR_INIT("what"), STR_INIT("where"),
	STR_INIT("which"), STR_INIT("who"), STR_INIT("whom"), STR_INIT("whose"), STR_INIT("would"), STR_INIT("you"),
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

static bool
says_nothing(struct str folded)
{
	return words_stop(folded) ||
	       bsearch(&folded, asking, sizeof(asking) / sizeof(asking[0]), sizeof(asking[0]), str_order);
}

static bool
only_endings(struct str language)
{
	for (size_t i = 0; i < sizeof(endings_only) / sizeof(endings_only[0]); i++)
		if (text_same(language, endings_only[i]))
			return true;
	return false;
}

/* without a known first letter, all words are looked up */
void
topic_open(struct topic *t, struct str language)
{
	*t = (struct topic){.language = language, .stem = stem_open(language)};
	if (t->stem && !only_endings(language))
		memset(t->begins, true, sizeof(t->begins));
}

static struct str
stem_of(struct stem *stem, struct str folded)
{
	return stem ? stem_word(stem, folded) : folded;
}

static void
add_word(struct topic *t, struct str folded, struct str word)
{
	struct str stem = stem_of(t->stem, folded);
	unsigned char c = (unsigned char)folded.p[0];

	if (map_get(&t->stems, stem) != MAP_NONE)
		return;
	t->word = mem_reserve(t->word, t->n, &t->cap, sizeof(*t->word));
	t->word[t->n] = arena_str(&t->arena, word);
	*map_put(&t->stems, arena_str(&t->arena, stem)) = t->n++;
	t->begins[c] = true;
	if (c >= 'a' && c <= 'z')
		t->begins[c - 'a' + 'A'] = true;
}

void
topic_add(struct topic *t, struct str text)
{
	struct str word;

	while (words_next(&t->scratch, &word, &text))
		if (!says_nothing(buf_view(&t->scratch)))
			add_word(t, buf_view(&t->scratch), word);
}

void
topic_close(struct topic *t)
{
	stem_close(t->stem);
	map_free(&t->stems);
	buf_free(&t->scratch);
	free(t->word);
	arena_free(&t->arena);
	*t = (struct topic){0};
}

void
topic_reader_open(struct topic_reader *r, const struct topic *t)
{
	*r = (struct topic_reader){.topic = t, .stem = stem_open(t->language)};
	for (int c = 0; c < 256; c++)
		r->look[c] = c >= 0x80 ? LOOK_ALWAYS : lower[c] && t->begins[c] ? LOOK_BEGIN : 0;
}

void
topic_reader_close(struct topic_reader *r)
{
	stem_close(r->stem);
	map_free(&r->words);
	buf_free(&r->scratch);
	arena_free(&r->arena);
	free(r->hit);
	*r = (struct topic_reader){0};
}

/* looks up a folded word; each is stemmed once */
static void
look_up(struct topic_reader *r, struct str folded, size_t at)
{
	uint32_t term = map_get(&r->words, folded);

	if (term == MAP_NONE) {
		term = says_nothing(folded) ? MAP_NONE : map_get(&r->topic->stems, stem_of(r->stem, folded));
		if (term == MAP_NONE)
			term = TOPIC_OTHER;
		*map_put(&r->words, arena_str(&r->arena, folded)) = term;
	}
	if (term == TOPIC_OTHER)
		return;
	r->hit = mem_reserve(r->hit, r->n, &r->cap, sizeof(*r->hit));
	r->hit[r->n++] = (struct topic_hit){term, at};
}

/* reads the next word, in any script */
static bool
any_word(struct topic_reader *r, struct str all, struct str *text)
{
	struct str word;

	if (!words_next(&r->scratch, &word, text))
		return false;
	look_up(r, buf_view(&r->scratch), (size_t)(word.p - all.p));
	return true;
}

/* reads a word of ASCII letters and digits */
static void
plain_word(struct topic_reader *r, struct str word, size_t at)
{
	char scratch[WORD_MAX];

	for (size_t i = 0; i < word.n; i++)
		scratch[i] = (char)lower[(unsigned char)word.p[i]];
	look_up(r, (struct str){scratch, word.n}, at);
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

	while (to < text.n && lower[(unsigned char)text.p[to]])
		to++;
	*at = to;
	if ((to == text.n || (unsigned char)text.p[to] < 0x80) && to - from <= WORD_MAX)
		plain_word(r, str_sub(text, from, to), from);
	else
		*at = any_word(r, text, &rest) ? text.n - rest.n : text.n;
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
	unsigned char before = ' ';

	r->n = 0;
	while (r->slow && any_word(r, text, &rest))
		;
	for (size_t i = r->slow ? text.n : 0; i < text.n;) {
		if (!(r->look[p[i]] & ~(lower[before] ? LOOK_BEGIN : 0))) {
			before = p[i++];
			continue;
		}
		if (p[i] >= 0x80)
			for (; i > read && lower[p[i - 1]]; i--)
				;
		read_word(r, text, &i);
		read = i;
		before = ' ';
	}
}
