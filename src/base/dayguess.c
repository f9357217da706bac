/* SPDX-License-Identifier: ISC */
#include "base/buf.h"
#include "base/dayguess.h"
#include "base/dayname.h"
#include "base/dayword.h"
#include "base/period.h"
#include "base/text.h"

enum { YEARS = 8 }; /* 29 February comes at least as often */

/* what is guessed from, and how */
struct guessing {
	struct str s;
	day today;
	bool ahead;
	struct written_style style;
};

/* the last day of a month, from its first */
static day
month_last(day first)
{
	return day_add(first, (struct period){1, PERIOD_MONTHS}) - 1;
}

/* reads all of a text as a date with its year */
static enum written_is
whole(day *out, struct str s, const struct written_style *style)
{
	const char *why;
	enum written_is is = written_read(out, &s, style, &why);

	return is >= WRITTEN_MONTH && s.n ? WRITTEN_NOT : is;
}

/* appends a year as the parts of the text are joined: "15/11/2026", "15.11.2026", "13 nov 2026" */
static void
add_year(struct buf *out, struct str s, int year)
{
	bool numbers = s.n > 0;
	char mark = ' ';

	for (size_t i = 0; i < s.n; i++) {
		numbers = numbers && (char_digit(s.p[i]) || char_in(s.p[i], STR("/.-")));
		if (numbers && !char_digit(s.p[i]))
			mark = s.p[i];
	}
	buf_str(out, s);
	if (!numbers || char_digit(s.p[s.n - 1]))
		buf_chr(out, numbers ? mark : ' ');
	buf_fmt(out, "%04d", year);
}

/* the text with the year that suits best; WRITTEN_NOT if it is no date with any */
static enum written_is
with_year(day *out, const struct guessing *g, const struct written_style *style)
{
	enum written_is best = WRITTEN_NOT;
	int year, month, mday;

	day_civil(g->today, &year, &month, &mday);
	for (int i = 0; i < YEARS && best < WRITTEN_MONTH; i++) {
		struct buf dated = {0};
		enum written_is is;
		day d, last;

		add_year(&dated, g->s, g->ahead ? year + i : year + 1 - i);
		is = whole(&d, buf_view(&dated), style);
		last = is == WRITTEN_MONTH ? month_last(d) : d;
		if (is == WRITTEN_BAD)
			best = is;
		if (is >= WRITTEN_MONTH && (g->ahead ? last >= g->today : d <= g->today + DAYGUESS_AHEAD)) {
			*out = g->ahead ? last : d;
			best = is;
		}
		buf_free(&dated);
	}
	return best;
}

/* a date in one order of its numbers, with or without its year */
static enum written_is
read(day *out, const struct guessing *g, enum written_order order)
{
	struct written_style style = {order, g->style.language};
	enum written_is is = whole(out, g->s, &style), best;

	if (is == WRITTEN_MONTH && g->ahead)
		*out = month_last(*out);
	if (is >= WRITTEN_MONTH)
		return is;
	best = with_year(out, g, &style);
	return best > is ? best : is;
}

/* "this morning", "end of the month" */
static bool
in_words(day *out, struct str s, day today)
{
	static const struct str now[] = {STR_INIT("this morning"), STR_INIT("this afternoon"), STR_INIT("this evening"),
	                                 STR_INIT("tonight"), STR_INIT("this noon")},
	                        ends[] = {STR_INIT("eom"), STR_INIT("end of month"), STR_INIT("end of the month"),
	                                  STR_INIT("month end")};

	int year, month, mday;

	day_civil(today, &year, &month, &mday);
	if (TEXT_ONE_OF(s, now)) {
		*out = today;
		return true;
	}
	if (TEXT_ONE_OF(s, ends)) {
		*out = month_last(day_of(year, month, 1));
		return true;
	}
	*out = today - 1;
	return text_same(s, STR("last night"));
}

/* without a weekday before a date, "fri 13 nov", and without "the" */
static struct str
bare(struct str s)
{
	struct str first, rest = str_trim(str_cut(&first, s, ' '));

	if (str_ends(first, STR(",")))
		first.n--;
	if (rest.n && (dayword_named(first) || dayname_weekdays(first) || text_same(first, STR("the"))))
		return bare(rest);
	return s;
}

/* true if each word is a number or a month: a date, even if there is no such day */
static bool
only_date(struct str s)
{
	struct str word;

	while (s.n) {
		s = str_cut(&word, s, ' ');
		if (word.n && !char_digit(word.p[0]) && !dayname_month(word, 0) && !dayname_month_any(word) &&
		    !text_same(word, STR("of")))
			return false;
	}
	return true;
}

struct dayguess
dayguess(struct str s, day today, bool ahead, const struct written_style *style)
{
	struct guessing g = {bare(str_trim(s)), today, ahead, *style};
	struct dayguess out = {DAYGUESS_NONE, DAY_NONE, DAY_NONE};
	enum written_is is, other = WRITTEN_NOT;

	if (in_words(&out.d, str_trim(s), today)) {
		out.is = DAYGUESS_DAY;
		return out;
	}
	/* with dots, it is the day first */
	if (style->order == WRITTEN_ANY)
		is = read(&out.d, &g, WRITTEN_DMY);
	else
		is = read(&out.d, &g, style->order);
	if (style->order == WRITTEN_ANY && str_chr(g.s, '.') == g.s.n)
		other = read(&out.other, &g, WRITTEN_MDY);
	if (is == WRITTEN_DAY && other == WRITTEN_DAY && out.d != out.other)
		out.is = DAYGUESS_TWO;
	else if (is == WRITTEN_DAY || other == WRITTEN_DAY)
		out.is = DAYGUESS_DAY;
	else if (is == WRITTEN_MONTH)
		out.is = DAYGUESS_MONTH;
	else
		out.is = is == WRITTEN_BAD && only_date(g.s) ? DAYGUESS_NO_DAY : DAYGUESS_NONE;
	if (is != WRITTEN_DAY && other == WRITTEN_DAY)
		out.d = out.other;
	return out;
}
