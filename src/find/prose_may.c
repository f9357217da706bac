/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "base/words.h"
#include "find/prose_may.h"

enum { LONGEST = 24 }; /* bytes of the longest word that is added, at most */

/* a hash of 15 bits of the length of a word and its first three bytes, in either case */
static unsigned
beginning(struct str s)
{
	unsigned a = (unsigned char)s.p[0] & 31u, b = s.n > 1 ? (unsigned char)s.p[1] & 31u : 0;

	return (a << 10 | b << 5 | (s.n > 2 ? (unsigned char)s.p[2] & 31u : 0)) ^ (unsigned)(s.n << 7 & 0x7fff);
}

void
prose_may_add(struct prose_may *m, struct str folded, struct prose_may_word word)
{
	uint32_t *is = map_put(&m->map, folded);
	unsigned begin = beginning(folded);
	struct prose_may_word *w;

	m->begins[begin / 32] |= 1u << begin % 32;
	if (*is == MAP_NONE) {
		*is = (uint32_t)m->n;
		m->word = mem_reserve(m->word, m->n, &m->cap, sizeof(*m->word));
		m->word[m->n++] = (struct prose_may_word){0};
	}
	w = &m->word[*is];
	w->may |= word.may;
	w->before |= word.before;
	w->after |= word.after;
}

/*
 * True if the word that ends before byte `from`, or that begins at `to`, may have one of the
 * letters first. What is not plain text between two words may hide a link.
 */
static bool
fits_before(uint32_t letters, struct str s, size_t from)
{
	size_t i = from;

	while (i && s.p[i - 1] == ' ')
		i--;
	if (letters == PROSE_MAY_ANY || i == from || !i || !char_alpha(s.p[i - 1]))
		return true;
	while (i && (char_alpha(s.p[i - 1]) || char_digit(s.p[i - 1])))
		i--;
	if (!char_alpha(s.p[i]) || (i && (unsigned char)s.p[i - 1] >= 0x80))
		return true;
	return letters >> ((unsigned char)s.p[i] & 31) & 1;
}

static bool
fits_after(uint32_t letters, struct str s, size_t to)
{
	size_t i = to;

	while (i < s.n && s.p[i] == ' ')
		i++;
	if (letters == PROSE_MAY_ANY || i == to || i == s.n || !char_alpha(s.p[i]))
		return true;
	return letters >> ((unsigned char)s.p[i] & 31) & 1;
}

/* what a word from `from` to `to` of a text may be */
static unsigned
may_word(const struct prose_may *m, struct str folded, struct str s, size_t from, size_t to)
{
	uint32_t is = map_get(&m->map, folded);
	const struct prose_may_word *w;

	if (is == MAP_NONE)
		return 0;
	w = &m->word[is];
	if (w->may & PROSE_MAY_PHRASE && !(fits_before(w->before, s, from) && fits_after(w->after, s, to)))
		return w->may & PROSE_MAY_MET;
	return w->may;
}

/* folds a word with bytes beyond ASCII; an accent may be a letter of its own */
static unsigned
may_folded(struct prose_may *m, struct str raw)
{
	struct str word, rest = raw;
	unsigned may = 0;

	while (words_next(&m->scratch, &word, &rest)) {
		uint32_t is = map_get(&m->map, buf_view(&m->scratch));

		may |= is == MAP_NONE ? 0 : m->word[is].may;
	}
	return may;
}

unsigned
prose_may_in(struct prose_may *m, struct str s, unsigned wanted)
{
	unsigned may = 0;
	char lower[LONGEST];

	for (size_t i = 0; i < s.n && (may & wanted) != wanted; i++) {
		size_t from = i, n;
		unsigned begin;

		while (i < s.n && char_alpha(s.p[i]))
			i++;
		if (i < s.n && (unsigned char)s.p[i] >= 0x80) {
			while (i < s.n && char_letter(s.p[i]))
				i++;
			may |= may_folded(m, str_sub(s, from, i));
			continue;
		}
		n = i - from;
		if (!n || n > LONGEST)
			continue;
		begin = beginning(str_sub(s, from, i));
		if (!(m->begins[begin / 32] & 1u << begin % 32))
			continue;
		for (size_t k = 0; k < n; k++)
			lower[k] = char_lower(s.p[from + k]);
		may |= may_word(m, (struct str){lower, n}, s, from, i);
	}
	return may & wanted;
}

void
prose_may_free(struct prose_may *m)
{
	map_free(&m->map);
	free(m->word);
	buf_free(&m->scratch);
}
