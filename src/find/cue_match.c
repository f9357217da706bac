/* SPDX-License-Identifier: ISC */
#include "base/text.h"
#include "base/words.h"
#include "find/cue_match.h"

/* the first two bytes of dashes and of the three dots */
static const struct str mark = STR_INIT("\xe2\x80");

enum { GAP_WORDS = 3 }; /* that ".." stands for, at most */

/* true if a folded word is one of the alternatives in a phrase, or in a set of them */
static bool
is_word(const struct cue_phrases *phrases, struct str folded, struct str words)
{
	struct str one;

	while (words.n) {
		words = str_cut(&one, words, '/');
		if (one.p[0] == '@' ? cue_phrases_in_set(phrases, folded, one) : str_eq(folded, one))
			return true;
	}
	return false;
}

/* true if byte i of a text is of a letter, and not of a dash or an apostrophe beyond ASCII */
static bool
of_letter(struct str s, size_t i)
{
	for (size_t k = 0; (unsigned char)s.p[i] >= 0x80 && k <= mark.n && k <= i; k++)
		if (str_starts(str_sub(s, i - k, s.n), mark))
			return false;
	return char_letter(s.p[i]);
}

/* the word before byte i of a text, empty if there is none; *from is where it begins */
static struct str
last_word(struct str s, size_t i, size_t *from)
{
	size_t to;

	while (i && !of_letter(s, i - 1))
		i--;
	to = i;
	while (i && of_letter(s, i - 1))
		i--;
	*from = i;
	return str_sub(s, i, to);
}

bool
cue_word_before(struct buf *scratch, struct str s, size_t i, struct str folded, size_t *from)
{
	struct str word = last_word(s, i, from);
	unsigned char high = 0;
	size_t k = 0;

	for (size_t j = 0; j < word.n; j++)
		high |= (unsigned char)word.p[j];
	if (high < 0x80) {
		while (k < folded.n && k < word.n && char_lower(word.p[k]) == folded.p[k])
			k++;
		return k == folded.n && k == word.n;
	}
	return str_eq(text_folded(scratch, word), folded);
}

struct cue_beside
cue_beside(struct str s, size_t from, size_t to)
{
	struct cue_beside b = {0};

	while (from && !char_letter(s.p[from - 1]))
		from--;
	if (from)
		b.before = (unsigned char)s.p[from - 1] >= 0x80 ? CUE_ANY : char_lower(s.p[from - 1]);
	while (to < s.n && !char_letter(s.p[to]) && !char_digit(s.p[to]))
		to++;
	if (to < s.n)
		b.after = (unsigned char)s.p[to] >= 0x80 ? CUE_ANY : char_lower(s.p[to]);
	return b;
}

bool
cue_may_stand(const struct cue_phrase *p, struct cue_beside b)
{
	return (!p->last || b.before == CUE_ANY || b.before == p->last) &&
	       (!p->first || b.after == CUE_ANY || b.after == p->first);
}

/* true if a mark, or nothing, stands before byte i of a text */
static bool
begins_clause(struct str s, size_t i)
{
	while (i && s.p[i - 1] == ' ')
		i--;
	return !i || !(char_letter(s.p[i - 1]) || char_digit(s.p[i - 1])) ||
	       (i >= mark.n + 1 && str_starts(str_sub(s, i - mark.n - 1, i), mark));
}

/* true if a mark, or nothing, is at the front of a text; not in "avoid: nuts", "nobody's" */
static bool
ends_clause(struct str s)
{
	while (s.n && s.p[0] == ' ')
		s = str_sub(s, 1, s.n);
	if (!s.n || (str_starts(s, mark) && !str_starts(s, STR("\xe2\x80\x99"))))
		return true;
	return !char_in(s.p[0], STR(":'")) && !char_letter(s.p[0]) && !char_digit(s.p[0]);
}

/* true if a colon is at the front of a text */
static bool
is_label(struct str s)
{
	while (s.n && s.p[0] == ' ')
		s = str_sub(s, 1, s.n);
	return s.n && s.p[0] == ':';
}

/* true if a gap of a text may not reach over its bytes from p to `end`; it may over that of 1.800 */
static bool
ends_sentence(struct str text, struct str between)
{
	const char *end = text.p + text.n;

	for (const char *p = between.p; p < between.p + between.n; p++)
		if (char_in(*p, STR(".;:!?\n")) && !(char_in(*p, STR(".:")) && p + 1 < end && char_digit(p[1])))
			return true;
	return false;
}

/* takes a word off the end of a phrase, and the gap that it stands before: the words of it */
static size_t
take_last(struct str *one, struct str *phrase)
{
	bool gap;

	*one = str_cut_last(phrase, *phrase, ' ');
	gap = str_eq(*one, STR(".."));
	if (gap)
		*one = str_cut_last(phrase, *phrase, ' ');
	return gap ? GAP_WORDS : 0;
}

/* likewise off its front */
static size_t
take_first(struct str *one, struct str *phrase)
{
	bool gap;

	*phrase = str_cut(one, *phrase, ' ');
	gap = str_eq(*one, STR(".."));
	if (gap)
		*phrase = str_cut(one, *phrase, ' ');
	return gap ? GAP_WORDS : 0;
}

static bool
is_plain(struct str words)
{
	return words.p[0] != '@' && str_chr(words, '/') == words.n;
}

/* true if the words of a phrase before its key end before byte *at, which is moved to the first */
static bool
stands_before(struct buf *scratch, const struct cue_phrases *phrases, struct str before, struct str s,
              size_t *at)
{
	size_t gap, place = *at, from;
	struct str one;

	if (!before.n)
		return true;
	gap = take_last(&one, &before);
	if (!gap && is_plain(one)) {
		if (!cue_word_before(scratch, s, place, one, &from))
			return false;
		*at = from;
		return stands_before(scratch, phrases, before, s, at);
	}
	for (size_t i = 0; i <= gap; i++, place = from) {
		struct str word = last_word(s, place, &from);

		if (!word.n || (gap && ends_sentence(s, str_sub(s, from + word.n, place))))
			return false;
		buf_clear(scratch);
		text_fold(scratch, word);
		*at = from;
		if (is_word(phrases, buf_view(scratch), one) && stands_before(scratch, phrases, before, s, at))
			return true;
	}
	return false;
}

/* true if the words of a phrase after its key are next in *rest, which is moved past them */
static bool
stands_after(struct buf *scratch, const struct cue_phrases *phrases, struct str after, struct str *rest)
{
	struct str one, word, all = *rest, left = all;
	const char *end = left.p;
	size_t gap;

	if (!after.n)
		return true;
	gap = take_first(&one, &after);
	for (size_t i = 0; i <= gap; i++) {
		if (!words_next(scratch, &word, &left) || (gap && ends_sentence(all, words_gap(end, word.p))))
			return false;
		end = word.p + word.n;
		*rest = left;
		if (is_word(phrases, buf_view(scratch), one) && stands_after(scratch, phrases, after, rest))
			return true;
	}
	return false;
}

bool
cue_stands(struct buf *scratch, const struct cue_phrases *phrases, const struct cue_phrase *p,
           struct str s, size_t from, size_t to, size_t *at)
{
	struct str rest = str_sub(s, to, s.n);

	*at = from;
	return stands_before(scratch, phrases, p->before, s, at) &&
	       stands_after(scratch, phrases, p->after, &rest) &&
	       (!p->begins || begins_clause(s, *at)) && (!p->ends || ends_clause(rest)) &&
	       (!p->colon || is_label(rest));
}
