/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/text.h"
#include "base/utf8.h"
#include "base/words.h"

/*
 * The commonest function words of English, German, French, Spanish, Portuguese and Italian, folded
 * and sorted, and the pieces an apostrophe leaves of them. Words with a meaning in another of the
 * six languages or in a trade are left out: fur, it (IT), os (OS), son, war.
 */
static const struct str stopwords[] = {
	STR_INIT("a"), STR_INIT("about"), STR_INIT("al"), STR_INIT("als"), STR_INIT("an"), STR_INIT("and"),
	STR_INIT("ao"), STR_INIT("are"), STR_INIT("as"), STR_INIT("at"), STR_INIT("au"), STR_INIT("auf"),
	STR_INIT("aux"), STR_INIT("avec"), STR_INIT("be"), STR_INIT("but"), STR_INIT("by"),
	STR_INIT("che"), STR_INIT("com"), STR_INIT("con"), STR_INIT("d"), STR_INIT("da"), STR_INIT("dans"),
	STR_INIT("das"), STR_INIT("de"), STR_INIT("dei"), STR_INIT("del"), STR_INIT("della"),
	STR_INIT("dem"), STR_INIT("den"), STR_INIT("der"), STR_INIT("des"), STR_INIT("di"),
	STR_INIT("die"), STR_INIT("do"), STR_INIT("du"), STR_INIT("e"), STR_INIT("ein"), STR_INIT("eine"),
	STR_INIT("el"), STR_INIT("em"), STR_INIT("en"), STR_INIT("es"), STR_INIT("est"), STR_INIT("et"),
	STR_INIT("for"), STR_INIT("from"), STR_INIT("gli"), STR_INIT("has"), STR_INIT("have"),
	STR_INIT("i"), STR_INIT("il"), STR_INIT("im"), STR_INIT("in"), STR_INIT("is"), STR_INIT("ist"),
	STR_INIT("l"), STR_INIT("la"), STR_INIT("las"), STR_INIT("le"), STR_INIT("les"), STR_INIT("lo"),
	STR_INIT("los"), STR_INIT("mit"), STR_INIT("na"), STR_INIT("nao"), STR_INIT("nicht"),
	STR_INIT("no"), STR_INIT("non"), STR_INIT("not"), STR_INIT("o"), STR_INIT("of"), STR_INIT("on"),
	STR_INIT("or"), STR_INIT("ou"), STR_INIT("para"), STR_INIT("per"), STR_INIT("por"),
	STR_INIT("pour"), STR_INIT("qu"), STR_INIT("que"), STR_INIT("qui"), STR_INIT("s"), STR_INIT("se"),
	STR_INIT("sich"), STR_INIT("sono"), STR_INIT("su"), STR_INIT("sur"), STR_INIT("t"),
	STR_INIT("that"), STR_INIT("the"), STR_INIT("this"), STR_INIT("to"), STR_INIT("um"),
	STR_INIT("uma"), STR_INIT("un"), STR_INIT("una"), STR_INIT("und"), STR_INIT("une"),
	STR_INIT("uno"), STR_INIT("von"), STR_INIT("was"), STR_INIT("with"), STR_INIT("y"), STR_INIT("zu"),
	STR_INIT("zum"),
};

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

bool
words_stop(struct str folded)
{
	return bsearch(&folded, stopwords, sizeof(stopwords) / sizeof(stopwords[0]),
	               sizeof(stopwords[0]), str_order);
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
words_common(struct map *out)
{
	for (size_t i = 0; i < sizeof(common) / sizeof(common[0]); i++)
		words_add(out, common[i], ' ', 0);
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
