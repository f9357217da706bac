/* SPDX-License-Identifier: ISC */
#include "base/word_pairs.h"
#include "base/words.h"

enum { LETTERS = sizeof(uint64_t) }; /* of a word, that its hash knows */

/* the first letters of a word, in lower case; 0 for none */
static inline uint64_t
first_letters(struct str word)
{
	uint64_t v = 0;

	for (size_t i = 0; i < word.n && i < LETTERS; i++)
		v = v << 8 | (unsigned char)(word.p[i] | ' ');
	return v;
}

/* a hash of a pair; its upper halves are two places in the set, and both must be there */
static inline uint64_t
hash(uint64_t a, uint64_t b)
{
	return (a * 0x9e3779b97f4a7c15u ^ b) * 0xbf58476d1ce4e5b9u;
}

static inline bool
has(const struct word_pairs *w, uint64_t a, uint64_t b)
{
	uint64_t h = hash(a, b);

	return w->bits[h >> 54] >> (h >> 48 & 63) & w->bits[h >> 38 & 1023] >> (h >> 32 & 63) & 1;
}

void
word_pairs_add(struct word_pairs *w, struct str a, struct str b)
{
	uint64_t h = hash(first_letters(a), first_letters(b));

	w->bits[h >> 54] |= (uint64_t)1 << (h >> 48 & 63);
	w->bits[h >> 38 & 1023] |= (uint64_t)1 << (h >> 32 & 63);
}

void
word_pairs_join(struct word_pairs *w, const struct word_pairs *other)
{
	for (size_t i = 0; i < sizeof(w->bits) / sizeof(w->bits[0]); i++)
		w->bits[i] |= other->bits[i];
}

bool
word_pairs_beside(const struct word_pairs *w, struct str text, struct str word, struct str folded)
{
	size_t from = (size_t)(word.p - text.p);
	struct str after = str_sub(text, from + word.n, text.n), next;
	struct buf beside = {0};
	uint64_t letters = first_letters(folded);
	bool may = has(w, letters, 0);

	if (!may && words_next(&beside, &next, &after))
		may = has(w, letters, first_letters(buf_view(&beside)));
	if (may && !has(w, 0, letters)) {
		words_before(&beside, text, from);
		may = has(w, first_letters(buf_view(&beside)), letters);
	}
	buf_free(&beside);
	return may;
}

static inline bool
is_ascii(char c)
{
	return (unsigned char)c < 0x80;
}

/* the word after byte `at` of a text, empty at the end; false for bytes beyond ASCII */
static bool
word_after(struct str *word, struct str text, size_t at)
{
	size_t from, to;

	for (from = at; from < text.n && is_ascii(text.p[from]) && !char_alpha(text.p[from]) && !char_digit(text.p[from]);)
		from++;
	for (to = from; to < text.n && (char_alpha(text.p[to]) || char_digit(text.p[to]));)
		to++;
	*word = str_sub(text, from, to);
	return to == text.n || is_ascii(text.p[to]);
}

/* likewise before byte `at`, of letters alone: see words_before() */
static bool
word_before(struct str *word, struct str text, size_t at)
{
	size_t from, to;

	for (to = at; to && is_ascii(text.p[to - 1]) && !char_alpha(text.p[to - 1]);)
		to--;
	for (from = to; from && char_alpha(text.p[from - 1]);)
		from--;
	*word = str_sub(text, from, to);
	return !from || is_ascii(text.p[from - 1]);
}

bool
word_pairs_near(const struct word_pairs *w, struct str text, struct str run)
{
	size_t from = (size_t)(run.p - text.p);
	uint64_t letters = first_letters(run);
	struct str beside;

	for (size_t i = 0; i < run.n; i++)
		if (!is_ascii(run.p[i]))
			return true;
	if (!has(w, letters, 0)) {
		if (!word_after(&beside, text, from + run.n))
			return true;
		if (!has(w, letters, first_letters(beside)))
			return false;
	}
	return has(w, 0, letters) || !word_before(&beside, text, from) ||
	       has(w, first_letters(beside), letters);
}
