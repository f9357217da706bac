/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "find/kin.h"

/* of words that are made of a term or like it, in bytes */
enum {
	WORD = 64,     /* longer words are none */
	STEM = 6,      /* the least of a beginning that two words share */
	ENDING = 5,    /* the most after it */
	INFLECTED = 2, /* the most after a term that ends a word: Binnenhafens */
};

/* a byte of a word: a letter, a digit, or a part of one beyond ASCII, which may be a mark, too */
static bool
in_word(char c)
{
	return char_letter(c) || char_digit(c);
}

/* a byte of a word in lower case: of ASCII and, after the first byte of a letter, of Latin-1 */
static char
byte_lower(struct str s, size_t i)
{
	unsigned char c = (unsigned char)s.p[i];
	bool latin = i && (unsigned char)s.p[i - 1] == 0xC3 && c >= 0x80 && c <= 0x9E && c != 0x97;

	return latin ? (char)(c + 0x20) : char_lower((char)c);
}

void
kin_lower(struct buf *out, struct str word)
{
	for (size_t i = 0; i < word.n; i++)
		buf_chr(out, byte_lower(word, i));
}

/* the number of first bytes that are the same, in any case */
static size_t
same_bytes(struct str a, struct str b)
{
	size_t n = 0;

	while (n < a.n && n < b.n && byte_lower(a, n) == byte_lower(b, n))
		n++;
	return n;
}

/*
 * True if a word of the text is made of a term or like it; `at` is where the term's letters begin
 * in the word. Neither has been cut.
 */
static bool
is_kin(struct str term, struct str word, size_t at)
{
	size_t same = same_bytes(term, str_sub(word, at, word.n)), longer = word.n > term.n ? word.n : term.n;

	if (at)
		return at >= KIN_PART && same == term.n && word.n - at - same <= INFLECTED;
	if (same == term.n)
		return word.n - same >= KIN_PART;
	return same >= STEM && same * 10 >= longer * 6 && word.n - same <= ENDING && term.n - same <= ENDING;
}

bool
kin_next(struct str *found, struct str text, size_t *at, struct str term)
{
	size_t first = 1;
	struct str key;

	while (first < term.n && ((unsigned char)term.p[first] & 0xC0) == 0x80)
		first++;
	key = str_sub(term, first, term.n < STEM ? term.n : STEM);
	while (key.n && *at < text.n) {
		const char *p = memmem(text.p + *at, text.n - *at, key.p, key.n);
		size_t begin, from, to;

		if (!p)
			break;
		begin = (size_t)(p - text.p);
		*at = to = begin + key.n;
		if (begin < first)
			continue;
		from = begin -= first;
		while (to < text.n && in_word(text.p[to]) && to - begin < WORD)
			to++;
		while (from && in_word(text.p[from - 1]) && begin - from < WORD)
			from--;
		*found = str_sub(text, from, to);
		if (found->n < WORD && is_kin(term, *found, begin - from))
			return true;
	}
	*at = text.n;
	return false;
}
