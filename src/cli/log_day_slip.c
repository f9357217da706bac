/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "base/dayguess.h"
#include "base/dayword.h"
#include "base/shell.h"
#include "base/text.h"
#include "cli/log_day_slip.h"
#include "cli/log_word_slip.h"

enum { PARTS = 64, DATE_PARTS = 5 /* "fri the 3rd of May" */ };

/* a part of a word, between spaces */
struct part {
	struct str s;
	size_t word; /* index of its word */
};

/* the words that may hold a date, cut at spaces; returns how many parts */
static size_t
cut_words(struct part *part, const struct log_slip *l)
{
	size_t n = 0;

	for (size_t i = 1; i < l->n && !strchr(l->word[i], ':'); i++) {
		struct str rest = str_of(l->word[i]), one;

		while (rest.n && n < PARTS) {
			rest = str_cut(&one, rest, ' ');
			if (one.n)
				part[n++] = (struct part){one, i};
		}
	}
	return n;
}

/* the words after tend log, with those `from` to `to` as this day */
static void
add_typed(struct buf *out, const struct log_slip *l, size_t from, size_t to, day d)
{
	char iso[DAY_SIZE];

	shell_words(out, l->word, from);
	buf_fmt(out, " %s", day_format(iso, d));
	shell_words(out, l->word + to + 1, l->n - to - 1);
}

/* the words `from` to `to` are this date */
static _Noreturn void
fail_day(const struct log_slip *l, size_t from, size_t to, const struct dayguess *g)
{
	struct buf typed = {0}, date = {0};
	char iso[DAY_SIZE], other[DAY_SIZE];

	for (size_t i = from; i <= to; i++)
		buf_fmt(&date, "%s%s", i > from ? " " : "", l->word[i]);
	if (g->is == DAYGUESS_NO_DAY)
		tool_fail(l->tool, "%s: there is no such day", date.p);
	add_typed(&typed, l, from, to, g->d);
	day_format(iso, g->d);
	day_format(other, g->other);
	if (g->is == DAYGUESS_TWO)
		tool_fail(l->tool, "%s: %s or %s? type the one you mean: tend log%s", date.p, iso, other, typed.p);
	tool_fail(l->tool, "%s: type this date as %s: tend log%s", date.p, iso, typed.p);
}

/* a month alone may be the name of a contact */
static bool
sure(const struct dayguess *g)
{
	return g->is != DAYGUESS_NONE && g->is != DAYGUESS_MONTH;
}

/* "on thursday": the word is left out */
static void
fail_on(const struct log_slip *l, size_t at)
{
	struct buf typed = {0};
	day d;

	if (!text_same(str_of(l->word[at]), STR("on")) || dayword_past(&d, str_of(l->word[at + 1]), l->tool->today, false) < 0)
		return;
	shell_words(&typed, l->word, at);
	shell_words(&typed, l->word + at + 1, l->n - at - 1);
	tool_fail(l->tool, "%s: leave it out before a date: tend log%s", l->word[at], typed.p);
}

/* "next", "this" or "last friday", in one word or two: the command has the day of that side */
static void
fail_side(const struct log_slip *l, size_t at)
{
	struct str side, named = str_cut(&side, str_of(l->word[at]), ' ');
	bool next, colon, apart = !named.n;
	struct buf typed = {0}, date = {0};
	char iso[DAY_SIZE];
	day d;

	if (apart && at + 1 < l->n)
		named = str_of(l->word[at + 1]);
	next = text_same(side, STR("next")) || text_same(side, STR("this"));
	colon = str_ends(named, STR(":"));
	if (colon)
		named.n--;
	/* directly after the first WHO, no KIND is before the colon */
	colon &= at > 1;
	if ((!next && !text_same(side, STR("last"))) || !dayword_named(named))
		return;
	if (next)
		dayword_ahead(&d, named, l->tool->today, false);
	else
		dayword_past(&d, named, l->tool->today, false);
	buf_fmt(&date, "%s%s", day_format(iso, d), colon ? ":" : "");
	shell_words(&typed, l->word, at);
	buf_fmt(&typed, " %s", date.p);
	shell_words(&typed, l->word + at + 1 + apart, l->n - at - 1 - apart);
	tool_fail(l->tool, "%.*s %.*s: could mean two days; type the date: tend log%s", STR_ARG(side), STR_ARG(named), typed.p);
}

/* true for a day that is read as it is */
static bool
reads(struct str s, day today)
{
	day d;

	return dayword_past(&d, s, today, false) == 0;
}

/* true for what people write before a day */
static bool
is_before(const char *word)
{
	static const struct str words[] = {STR_INIT("last"), STR_INIT("this"), STR_INIT("the"), STR_INIT("at"), STR_INIT("on")};

	return STR_ONE_OF(str_of(word), words);
}

/* "tomorow": a day with a typing error, unless it is the name of a contact */
static void
fail_near(const struct log_slip *l, size_t at)
{
	struct names *names = &l->tool->book.names;
	struct str word = str_of(l->word[at]), near = dayword_near(word);
	bool weekend = text_same(word, STR("weekend"));
	struct buf typed = {0};
	size_t from = at;

	if (weekend)
		near = STR("saturday");
	else if (!near.n || !char_letter(word.p[0]) || log_word_common(word))
		return;
	if (names->n && names_match(names, word).n)
		return;
	while (from > 1 && is_before(l->word[from - 1]))
		from--;
	shell_words(&typed, l->word, from);
	buf_fmt(&typed, " %.*s", STR_ARG(near));
	shell_words(&typed, l->word + at + 1, l->n - at - 1);
	if (weekend)
		tool_fail(l->tool, "%s: saturday or sunday? type the one you mean: tend log%s", l->word[at], typed.p);
	tool_fail(l->tool, "%s: did you mean %.*s? type: tend log%s", l->word[at], STR_ARG(near), typed.p);
}

void
log_day_slip(const struct log_slip *l)
{
	struct part part[PARTS];
	size_t n = cut_words(part, l);

	for (size_t i = 1; i < l->n && !strchr(l->word[i], ':'); i++)
		fail_near(l, i);
	for (size_t i = 1; i + 1 < l->n; i++)
		fail_on(l, i);
	for (size_t i = 1; i < l->n && !strchr(l->word[i], ':'); i++)
		fail_side(l, i);
	for (size_t i = 0; i < n; i++)
		for (size_t k = n - i < DATE_PARTS ? n - i : DATE_PARTS; k > 0; k--) {
			struct buf all = {0};
			struct dayguess g;

			for (size_t p = 0; p < k; p++)
				buf_fmt(&all, "%s%.*s", p ? " " : "", STR_ARG(part[i + p].s));
			g = dayguess(buf_view(&all), l->tool->today, false, &l->tool->book.set.dates);
			buf_free(&all);
			if (sure(&g) && (k > 1 || !reads(part[i].s, l->tool->today)))
				fail_day(l, part[i].word, part[i + k - 1].word, &g);
		}
}
