/* SPDX-License-Identifier: ISC */
#include <pthread.h>

#include "base/dayname.h"
#include "base/words_table.h"
#include "match/fit_sense.h"
#include "match/offer_limits.h"

enum { ONLY = 1 << 0, ARTICLE = 1 << 1, NOT = 1 << 2, FOR = 1 << 3, FREE = 1 << 4 };

enum {
	LETTERS = 4, /* of a word that another may begin with, at least */
	ALIKE = 5,   /* letters in which two words of one kind begin alike: climate, climatic */
	CLAUSE = 120, /* bytes of a clause that limits an offer, at most */
	READ = 16384, /* bytes of the file that are compared */
};

static const struct words_row rows[] = {
#define WORDS(role, words) {role, STR_INIT(words)},
#include "match/offer_limits.def"
#undef WORDS
};

static struct words_table roles = WORDS_TABLE(rows);

static struct map common;

static void
fill(void)
{
	words_common(&common, 0);
}

static bool
tells(struct str folded)
{
	return !words_stop(folded) && map_get(&common, folded) == MAP_NONE && !char_digit(folded.p[0]) &&
	       !words_table_bits(&roles, folded) && !dayname_month_any(folded) && !dayname_weekdays(folded);
}

/* true if two folded words are of one kind */
static bool
alike(struct str a, struct str b)
{
	size_t shorter = a.n < b.n ? a.n : b.n;

	if (str_eq(a, b))
		return true;
	return shorter >= LETTERS && !memcmp(a.p, b.p, shorter < ALIKE ? shorter : ALIKE);
}

/* true if a text has a word that tells something; of those that are alike to one of `like`, unless NULL */
static bool
has_word(struct str text, const struct str *like)
{
	struct buf one = {0}, other = {0};
	struct str word, rest;
	bool has = false;

	while (!has && words_next(&one, &word, &text)) {
		if (!tells(buf_view(&one)))
			continue;
		has = !like;
		for (rest = like ? *like : STR(""); !has && words_next(&other, &word, &rest);)
			has = alike(buf_view(&one), buf_view(&other));
	}
	buf_free(&one);
	buf_free(&other);
	return has;
}

/* cuts the next clause of *rest */
static struct str
next_clause(struct str *rest)
{
	struct str s = *rest;
	size_t i = 0;

	while (i < s.n && !char_in(s.p[i], STR(",;:.!?()")) && !str_starts(str_sub(s, i, s.n), STR("\xE2\x80\x93")))
		i++;
	*rest = str_sub(s, i + 1, s.n);
	return str_sub(s, 0, i);
}

/* what a clause limits an offer to: after "only", else before it; empty if it limits nothing */
static struct str
limit_of(struct str clause)
{
	struct buf folded = {0};
	struct str rest = clause, word, before = clause, limit = STR("");
	unsigned last = 0;
	bool only = false;

	while (!only && words_next(&folded, &word, &rest)) {
		unsigned is = words_table_bits(&roles, buf_view(&folded));

		only = is & ONLY && !(last & ARTICLE);
		if (only)
			limit = has_word(rest, NULL) ? rest : str_sub(before, 0, (size_t)(word.p - before.p));
		if (is & FOR)
			before = rest;
		last = is;
	}
	buf_free(&folded);
	return limit;
}

/* what a clause leaves out: after "no" at its beginning; empty if nothing */
static struct str
left_out(struct str clause)
{
	struct buf folded = {0};
	struct str word, rest = clause;
	bool out = words_next(&folded, &word, &rest) && words_table_bits(&roles, buf_view(&folded)) & NOT;

	buf_free(&folded);
	return out ? rest : STR("");
}

/* a clause that may limit an offer is of a few words */
static struct str
brief_clause(struct str *rest)
{
	struct str clause = next_clause(rest);

	return clause.n <= CLAUSE ? clause : STR("");
}

bool
offer_limits_bar(struct str need, struct str offer, struct str file)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	struct str beside = str_sub(need, fit_sense_head(need).n, need.n), rest = offer;
	bool bars = false;

	pthread_once(&once, fill);
	file = str_sub(file, 0, READ);
	while (!bars && rest.n) {
		struct str clause = brief_clause(&rest), limit = limit_of(clause), out = left_out(clause);

		if (has_word(limit, NULL) && has_word(beside, NULL))
			bars = !has_word(limit, &need) && !has_word(limit, &file);
		bars |= out.n && has_word(out, &need);
	}
	return bars;
}
