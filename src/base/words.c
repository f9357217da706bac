/* SPDX-License-Identifier: ISC */
#include <pthread.h>

#include "base/text.h"
#include "base/utf8.h"
#include "base/words.h"

/*
 * The commonest function words of English, German, French, Spanish, Portuguese and Italian, folded,
 * and the pieces an apostrophe leaves of them. Words with a meaning in another of the six languages
 * or in a trade are left out: fur, it (IT), os (OS), son, war.
 */
static const struct str stopwords = STR_INIT(
	"a about al als an and ao are as at au auf aux avec be but by che com con d da dans das "
	"de dei del della dem den der des di die do du e ein eine el em en es est et for from gli "
	"has have i il im in is ist l la las le les lo los mit na nao nicht no non not o of on or "
	"ou para per por pour qu que qui s se sich sono su sur t that the this to um uma un una "
	"und une uno von was with y zu zum");

/* the commonest content words of each language, separated by blanks */
static const struct str common[] = {
#define COMMON(language, words) STR_INIT(words),
#include "base/common.def"
#undef COMMON
};

/* the class of the first character of s; TEXT_OTHER at the end */
static enum text_class
peek(struct str s)
{
	int32_t c = utf8_next(&s);

	return c < 0 ? TEXT_OTHER : text_class(c);
}

/* the rest of s after its first character and the marks that belong to it */
static struct str
skip_unit(struct str s)
{
	do {
		utf8_next(&s);
	} while (s.n && peek(s) == TEXT_MARK);
	return s;
}

/*
 * Reads a word of a dense script: this character and the next. Leaves *rest at the second one if a
 * third follows for it to pair with.
 */
static struct str
dense_word(struct str *rest)
{
	struct str one = *rest, two = skip_unit(one), three;

	*rest = two;
	if (peek(two) != TEXT_DENSE)
		return str_sub(one, 0, one.n - two.n);
	three = skip_unit(two);
	if (peek(three) != TEXT_DENSE)
		*rest = three;
	return str_sub(one, 0, one.n - three.n);
}

/* the number of ASCII letters and digits at the front of s: most words have nothing else */
static size_t
plain_run(struct str s)
{
	size_t n = 0;

	while (n < s.n && (char_alpha(s.p[n]) || char_digit(s.p[n])))
		n++;
	return n;
}

static struct str
plain_word(struct str *rest)
{
	struct str from = *rest;
	enum text_class k;

	do {
		size_t n = plain_run(*rest);

		if (n)
			*rest = str_sub(*rest, n, rest->n);
		else
			utf8_next(rest);
		k = peek(*rest);
	} while (k == TEXT_LETTER || k == TEXT_UPPER || k == TEXT_MARK);
	return str_sub(from, 0, from.n - rest->n);
}

#define NUL_5 "\0\0\0\0\0"
#define NUL_20 NUL_5 NUL_5 NUL_5 NUL_5

/* of each byte: the digit or letter that it is, in lower case; 0 if it is none, or not ASCII */
static const char ascii[256] =
	NUL_20 NUL_20 NUL_5 "\0\0\0" "0123456789" NUL_5 "\0\0"
	"abcdefghijklmnopqrstuvwxyz" NUL_5 "\0" "abcdefghijklmnopqrstuvwxyz";

/*
 * Fast path for a word that is ASCII, with only ASCII before it, as most are. False, with nothing
 * changed, if another character may be part of it.
 */
static bool
ascii_word(struct buf *out, struct str *word, struct str *rest)
{
	const char *p = rest->p, *end, *from;
	size_t n;

	if (!rest->n)
		return false;
	end = p + rest->n;
	while (p < end && !ascii[(unsigned char)*p] && (unsigned char)*p < 0x80)
		p++;
	from = p;
	while (p < end && ascii[(unsigned char)*p])
		p++;
	if (p == from || (p < end && (unsigned char)*p >= 0x80))
		return false;
	n = (size_t)(p - from);
	*word = (struct str){from, n};
	*rest = (struct str){p, (size_t)(end - p)};
	buf_clear(out);
	buf_reserve(out, n);
	for (size_t i = 0; i < n; i++)
		out->p[i] = ascii[(unsigned char)from[i]];
	buf_filled(out, n);
	return true;
}

bool
words_next(struct buf *out, struct str *word, struct str *rest)
{
	if (ascii_word(out, word, rest))
		return true;
	while (rest->n) {
		enum text_class k = peek(*rest);

		if (k == TEXT_OTHER || k == TEXT_MARK) {
			utf8_next(rest);
			continue;
		}
		*word = k == TEXT_DENSE ? dense_word(rest) : plain_word(rest);
		buf_clear(out);
		text_fold(out, *word);
		/* some characters that count as letters fold to nothing */
		if (out->n)
			return true;
	}
	buf_clear(out);
	return false;
}

struct str
words_gap(const char *end, const char *next)
{
	return (struct str){end, next > end ? (size_t)(next - end) : 0};
}

bool
words_run_before(struct str text, size_t *at)
{
	bool letters = false;

	while (*at && !char_letter(text.p[*at - 1]))
		--*at;
	for (; *at && char_letter(text.p[*at - 1]); --*at)
		letters |= char_alpha(text.p[*at - 1]);
	return letters;
}

void
words_before(struct buf *out, struct str text, size_t at)
{
	struct str rest, word, last = {0};

	while (at && !last.n) {
		size_t to = at;

		words_run_before(text, &at);
		rest = str_sub(text, at, to);
		while (words_next(out, &word, &rest))
			last = word;
	}
	words_next(out, &word, &last);
}

/* the words of stopwords, read once for the whole process */
static struct map stops;

static void
read_stopwords(void)
{
	words_stops(&stops, 1);
}

bool
words_stop(struct str folded)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;

	pthread_once(&once, read_stopwords);
	return map_get(&stops, folded) != MAP_NONE;
}

bool
words_apart(struct str s, struct str marks)
{
	static const struct str dashes[] = {STR_INIT("\xe2\x80\x93"), STR_INIT("\xe2\x80\x94")};

	for (size_t i = 0; i < s.n; i++) {
		struct str rest = str_sub(s, i, s.n);

		if (char_in(s.p[i], marks) || (s.p[i] == '-' && s.n > 2) || STR_SKIP_ANY(&rest, dashes) >= 0)
			return true;
	}
	return false;
}

size_t
words_count(struct str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += !char_space(s.p[i]) && (!i || char_space(s.p[i - 1]));
	return n;
}

struct str
words_longest(struct str words)
{
	struct str longest = {0}, word;

	while (words.n) {
		words = str_cut(&word, words, ' ');
		if (word.n >= longest.n)
			longest = word;
	}
	return longest;
}

size_t
words_shortest(struct str words)
{
	size_t n = words.n;
	struct str word;

	while (words.n) {
		words = str_cut(&word, words, '/');
		n = word.n < n ? word.n : n;
	}
	return n;
}

void
words_add(struct map *to, struct str list, char separator, uint32_t bits)
{
	struct str word;

	while (list.n) {
		uint32_t *has;

		list = str_cut(&word, list, separator);
		has = map_put(to, word);
		*has = (*has == MAP_NONE ? 0 : *has) | bits;
	}
}

void
words_add_rows(struct map *to, const struct words_row *row, size_t n)
{
	for (size_t i = 0; i < n; i++)
		words_add(to, row[i].words, ' ', row[i].bits);
}

uint32_t
words_bits(const struct map *map, struct str folded)
{
	uint32_t bits = map_get(map, folded);

	return bits == MAP_NONE ? 0 : bits;
}

void
words_stops(struct map *out, uint32_t bits)
{
	words_add(out, stopwords, ' ', bits);
}

void
words_common(struct map *out, uint32_t bits)
{
	for (size_t i = 0; i < sizeof(common) / sizeof(common[0]); i++)
		words_add(out, common[i], ' ', bits);
}

void
words_spaced(struct buf *out, struct buf *scratch, struct str text)
{
	struct str word;

	buf_chr(out, ' ');
	while (words_next(scratch, &word, &text)) {
		buf_str(out, buf_view(scratch));
		buf_chr(out, ' ');
	}
}
