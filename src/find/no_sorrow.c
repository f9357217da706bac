/* SPDX-License-Identifier: ISC */
#include "base/text.h"
#include "base/words_table.h"
#include "find/no_sorrow.h"

enum {
	DENIES = 1 << 0,
	LITTLE = 1 << 1,
	MATTER = 1 << 2,
	DEED = 1 << 3,
	TRADE = 1 << 4,
	PREP = 1 << 5,
	BARS = 1 << 6,
	ABOUT = 1 << 7,
	OPUS = 1 << 8,
	OTHER = 1 << 9,
	SPOUSE = 1 << 10,
};

enum {
	REACH = 5, /* words before the phrase that are read */
	FEW = 3,   /* words between a PREP and its matter */
	NEXT = 2,  /* words before a matter that may bar it: "after the chemo" */
};

static const struct words_row table[] = {
#define WORDS(role, words) {role, STR_INIT(words)},
#include "find/no_sorrow.def"
};

static struct words_table roles = WORDS_TABLE(table);

/* the roles of a word, a bit for each */
static unsigned
roles_of(struct buf *scratch, struct str word)
{
	return words_table_bits(&roles, text_folded(scratch, word));
}

/* takes the word before *i that only blanks, or an apostrophe, part from it; false if none does */
static bool
step_back(struct str *word, struct str s, size_t *i)
{
	size_t to = *i, from;

	while (to && char_in(s.p[to - 1], STR(" \n'")))
		to--;
	if (to > 2 && str_eq(str_sub(s, to - 3, to), STR("\xe2\x80\x99")))
		to -= 3;
	for (from = to; from && char_letter(s.p[from - 1]); from--)
		;
	*word = str_sub(s, from, to);
	*i = from;
	return from < to;
}

static bool
is_denied(struct buf *scratch, struct str s, size_t from)
{
	struct str word;
	unsigned is;

	while (step_back(&word, s, &from)) {
		is = roles_of(scratch, word);
		if (!(is & LITTLE))
			return is & DENIES;
	}
	return false;
}

/* true for the matter of a trade, whose DEED, or TRADE and PREP, come before it */
static bool
is_worked_on(struct buf *scratch, struct str s, size_t from)
{
	unsigned after = 0;
	struct str word;

	for (size_t n = 0; n < REACH && step_back(&word, s, &from); n++) {
		unsigned is = roles_of(scratch, word);

		if (is & DEED || (n <= FEW && is & TRADE && after & PREP))
			return true;
		if (n < NEXT && is & BARS && !(is & PREP) && !str_eq(word, STR("with")) && !str_eq(word, STR("mit")))
			return false;
		after = is;
	}
	return false;
}

/* true for "a novel about ..." before a phrase */
static bool
is_of_opus(struct buf *scratch, struct str s, size_t from)
{
	bool about = false;
	struct str word;

	for (size_t n = 0; n < 2 * REACH && step_back(&word, s, &from); n++) {
		unsigned is = roles_of(scratch, word);

		if (about && is & OPUS)
			return true;
		about |= is & ABOUT;
	}
	return false;
}

/* the roles of the word after byte `to`, if only a blank or a hyphen parts them */
static unsigned
roles_after(struct buf *scratch, struct str s, size_t to)
{
	struct str rest = str_sub(s, to, s.n), word;

	if (!rest.n || !char_in(rest.p[0], STR(" -\n")) || !words_next(scratch, &word, &rest))
		return 0;
	return word.p == s.p + to + 1 ? roles_of(scratch, word) : 0;
}

/* true if a text begins with a trade, and a mark stands between it and byte `from` */
static bool
begins_with_trade(struct buf *scratch, struct str s, size_t from)
{
	struct str rest = str_sub(s, 0, from), word;
	size_t at = from;

	while (at && char_in(s.p[at - 1], STR(" \n")))
		at--;
	return at && char_in(s.p[at - 1], STR(",:(&/")) && words_next(scratch, &word, &rest) &&
	       roles_of(scratch, word) & TRADE;
}

bool
no_sorrow_of_other(struct buf *scratch, struct str text, size_t from, bool both)
{
	unsigned others = OTHER | (both ? 0 : SPOUSE);
	struct str word;

	for (size_t n = 0; n < REACH && step_back(&word, text, &from); n++)
		if (roles_of(scratch, word) & others)
			return true;
	return false;
}

bool
no_sorrow(struct buf *scratch, struct str text, size_t from, size_t to)
{
	struct str rest = str_sub(text, from, to), word;
	bool matter = false;
	unsigned after;

	if (is_denied(scratch, text, from) || is_of_opus(scratch, text, from))
		return true;
	while (!matter && words_next(scratch, &word, &rest))
		matter = roles_of(scratch, word) & MATTER;
	if (!matter)
		return false;
	after = roles_after(scratch, text, to);
	if (after & BARS)
		return false;
	return after & TRADE || is_worked_on(scratch, text, from) || begins_with_trade(scratch, text, from);
}
