/* SPDX-License-Identifier: ISC */
#include "base/dayname.h"
#include "base/text.h"
#include "base/written.h"

enum { SOON = 8 }; /* bytes after a month in which its day or year begins: " de 2026" */

static const char no_date[] = "not a date; write 2025-06-01";
static const char no_day[] = "a day that does not exist";
static const char ambiguous[] = "an ambiguous date; write 2025-06-01, or set dates: dmy in me.md";
static const char no_year[] = "a date without its year; write 2025-06-01";

enum written_order
written_order(struct str word)
{
	static const struct str words[] = {STR_INIT(""), STR_INIT("dmy"), STR_INIT("mdy"),
	                                   STR_INIT("ymd")};

	for (unsigned i = WRITTEN_DMY; i <= WRITTEN_YMD; i++)
		if (text_same(words[i], word))
			return (enum written_order)i;
	return WRITTEN_ANY;
}

/* reads up to `most` digits; returns how many, and the number in *v */
static size_t
digits(struct str *s, size_t most, int *v)
{
	size_t n = 0;

	*v = 0;
	while (n < s->n && n < most && char_digit(s->p[n]))
		*v = *v * 10 + s->p[n++] - '0';
	*s = str_sub(*s, n, s->n);
	return n;
}

/* the length of a mark between the parts of a date in numbers, or 0 */
static size_t
mark(struct str s)
{
	if (s.n && char_in(s.p[0], STR("-/._")))
		return 1;
	/* hyphens and dashes, U+2010 to U+2015, and the minus, U+2212 */
	if (s.n >= 3 && (str_starts(s, STR("\xE2\x80")) ? ((unsigned char)s.p[2] & 0xF8) == 0x90
	                                                : str_starts(s, STR("\xE2\x88\x92"))))
		return 3;
	return 0;
}

/* skips a mark; false if the next is not that one */
static bool
skip_mark(struct str *s, struct str want)
{
	return want.n && mark(*s) && str_skip(s, want);
}

/* true if digits follow, or the same mark and digits or letters: a longer number, or a name */
static bool
goes_on(struct str s, struct str between)
{
	if (s.n && char_digit(s.p[0]))
		return true;
	return between.n && str_skip(&s, between) && s.n &&
	       (char_digit(s.p[0]) || (char_letter(s.p[0]) && between.n == 1));
}

static void
skip_blanks(struct str *s)
{
	while (s->n && char_blank(s->p[0]))
		*s = str_sub(*s, 1, s->n);
	/* a no-break space, also a narrow one */
	if (str_skip(s, STR("\xC2\xA0")) || str_skip(s, STR("\xE2\x80\xAF")))
		skip_blanks(s);
}

/* the day, or WRITTEN_BAD */
static enum written_is
take(day *out, int year, int month, int mday, const char **why)
{
	day d = day_of(year, month, mday);

	if (d == DAY_NONE) {
		*why = no_day;
		return WRITTEN_BAD;
	}
	*out = d;
	return WRITTEN_DAY;
}

static bool
digit_soon(struct str s)
{
	size_t i = 0;

	while (i < s.n && !char_digit(s.p[i]))
		i++;
	return i < s.n;
}

/* how a month is named; a word of another language counts only beside a year */
enum month_is { MONTH_PLAIN, MONTH_COMMON /* a word of its own: may, march */, MONTH_FOREIGN };

/* skips the name of a month, its dot and what joins it to the next part; its number, or 0 */
static int
month_name(struct str *s, const struct written_style *style, enum month_is *as)
{
	struct str word = dayname_word(*s), t;
	int month = dayname_month(word, style->language);
	bool foreign = false;

	/* "12-Aug-2026" is one word up to the second hyphen */
	if (!month && str_chr(word, '-') < word.n) {
		str_cut(&word, word, '-');
		month = dayname_month(word, style->language);
	}
	if (!month && digit_soon(str_sub(*s, word.n, word.n + SOON))) {
		month = dayname_month_dated(word);
		foreign = true;
	}
	if (!month)
		return 0;
	t = str_sub(*s, word.n, s->n);
	if (foreign)
		*as = MONTH_FOREIGN;
	else if (text_same(word, STR("may")) || text_same(word, STR("march")) || text_same(word, STR("mar")))
		*as = MONTH_COMMON;
	else
		*as = MONTH_PLAIN;
	str_skip(&t, STR("."));
	*s = t;
	return month;
}

/* skips "of", "de" and the like */
static void
skip_of(struct str *s)
{
	static const struct str words[] = {STR_INIT("of "), STR_INIT("de "), STR_INIT("del "),
	                                   STR_INIT("di "), STR_INIT("d'")};

	skip_blanks(s);
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (str_skip(s, words[i]))
			break;
	skip_blanks(s);
}

/* skips what makes a number an ordinal: "12th", "1er", "1º", "12." */
static void
skip_ordinal(struct str *s)
{
	static const struct str ends[] = {STR_INIT("st"), STR_INIT("nd"), STR_INIT("rd"),
	                                  STR_INIT("th"), STR_INIT("er"), STR_INIT("º"),
	                                  STR_INIT("°"),  STR_INIT("ª"),  STR_INIT(".")};

	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
		struct str t = *s;

		if (str_skip(&t, ends[i]) && (!t.n || !char_letter(t.p[0]))) {
			*s = t;
			return;
		}
	}
}

/* reads the year after a month and a day, "2026", ", 2026", "-26"; 0 if there is none */
static int
year_after(struct str *s)
{
	struct str t = *s;
	bool hyphen = str_skip(&t, STR("-"));
	size_t n;
	int year;

	if (!hyphen) {
		str_skip(&t, STR(","));
		skip_of(&t);
	}
	n = digits(&t, 4, &year);
	if (n != 4 && !(n == 2 && hyphen))
		return 0;
	if (goes_on(t, STR("")) || (t.n && char_alpha(t.p[0]) && t.p[0] != 'T'))
		return 0;
	*s = t;
	return n == 4 ? year : 2000 + year;
}

/* a day and a month without a year; "12 may join" is none */
static enum written_is
without_year(struct str s, enum month_is as, const char **why)
{
	skip_blanks(&s);
	if (as == MONTH_FOREIGN || (as == MONTH_COMMON && s.n && char_letter(s.p[0])))
		return WRITTEN_NOT;
	*why = no_year;
	return WRITTEN_BAD;
}

/* "12 Aug 2026", from after the day; `between` is a hyphen in "12-Aug-2026" */
static enum written_is
day_name(day *out, struct str *s, int mday, const struct written_style *style, const char **why)
{
	struct str t = *s;
	enum month_is as = MONTH_PLAIN;
	int month, year;

	skip_ordinal(&t);
	if (!str_skip(&t, STR("-")) && !str_skip(&t, STR("/")))
		skip_of(&t);
	if (!t.n || !char_letter(t.p[0]))
		return WRITTEN_NOT;
	month = month_name(&t, style, &as);
	if (!month || mday < 1 || mday > 31)
		return WRITTEN_NOT;
	year = year_after(&t);
	if (!year)
		return without_year(t, as, why);
	*s = t;
	return take(out, year, month, mday, why);
}

/* "Aug 12th, 2026", "August 2026" */
static enum written_is
name_day(day *out, struct str *s, const struct written_style *style, const char **why)
{
	struct str t = *s, after;
	enum month_is as = MONTH_PLAIN;
	int month = month_name(&t, style, &as), mday, year;
	size_t n;

	if (!month)
		return WRITTEN_NOT;
	after = t;
	year = year_after(&after);
	if (year && !str_starts(t, STR("-"))) {
		*s = after;
		return take(out, year, month, 1, why) == WRITTEN_DAY ? WRITTEN_MONTH : WRITTEN_BAD;
	}
	if (!str_skip(&t, STR("-")))
		skip_blanks(&t);
	n = digits(&t, 2, &mday);
	if (!n || mday < 1 || mday > 31 || goes_on(t, STR(":")))
		return WRITTEN_NOT;
	skip_ordinal(&t);
	year = year_after(&t);
	if (!year)
		return without_year(t, as, why);
	*s = t;
	return take(out, year, month, mday, why);
}

/* "2026年8月12日", from after the year */
static enum written_is
han(day *out, struct str *s, int year, const char **why)
{
	struct str t = *s;
	int month, mday;

	if (!str_skip(&t, STR("年")) || !digits(&t, 2, &month) || !str_skip(&t, STR("月")))
		return WRITTEN_NOT;
	if (!digits(&t, 2, &mday) || !str_skip(&t, STR("日")))
		return WRITTEN_NOT;
	*s = t;
	return take(out, year, month, mday, why);
}

/* "2026 Aug 12", "2026-Aug-12", "2026. augusztus 12." from after the year */
static enum written_is
year_name(day *out, struct str *s, int year, const struct written_style *style, const char **why)
{
	struct str t = *s;
	enum month_is as;
	bool hyphen;
	int month, mday;

	str_skip(&t, STR("."));
	hyphen = str_skip(&t, STR("-"));
	if (!hyphen)
		skip_blanks(&t);
	if (t.p == s->p || !t.n || !char_letter(t.p[0]))
		return WRITTEN_NOT;
	month = month_name(&t, style, &as);
	if (!month || (hyphen && !str_skip(&t, STR("-"))))
		return WRITTEN_NOT;
	skip_blanks(&t);
	if (!digits(&t, 2, &mday) || goes_on(t, STR(":")))
		return WRITTEN_NOT;
	skip_ordinal(&t);
	*s = t;
	return take(out, year, month, mday, why);
}

/* "2026-W33", "2026W33", "2026-W33-3", from after the year: as a month, a week is its first day */
static enum written_is
week(day *out, struct str *s, int year, const char **why)
{
	struct str t = *s, u;
	bool hyphen = str_skip(&t, STR("-")), whole;
	int number, weekday = 1, of_year, of_week;
	day d;

	if (!str_skip(&t, STR("W")) || digits(&t, 2, &number) != 2 || goes_on(t, STR("")))
		return WRITTEN_NOT;
	u = t;
	whole = (!hyphen || str_skip(&u, STR("-"))) && digits(&u, 1, &weekday) && !goes_on(u, STR("-"));
	if (whole)
		t = u;
	else
		weekday = 1;
	/* 4 January is always in the first week */
	d = day_of(year, 1, 4);
	d += 7 * (number - 1) + weekday - day_weekday(d);
	day_week(d, &of_year, &of_week);
	if (of_year != year || of_week != number || weekday < 1 || weekday > 7) {
		*why = no_date;
		return WRITTEN_BAD;
	}
	*out = d;
	*s = t;
	return whole ? WRITTEN_DAY : WRITTEN_MONTH;
}

/* "2026-08-12", "2026/8/12", "2026-08", from after the year */
static enum written_is
year_first(day *out, struct str *s, int year, const struct written_style *style, const char **why)
{
	size_t len = mark(*s), n;
	struct str t = *s, between = str_sub(*s, 0, len), last;
	int month, mday;
	enum written_is is = week(out, s, year, why);

	if (is)
		return is;
	if (!len) {
		is = han(out, s, year, why);
		return is ? is : year_name(out, s, year, style, why);
	}
	t = str_sub(t, len, t.n);
	n = digits(&t, 2, &month);
	if (!n)
		return year_name(out, s, year, style, why);
	last = t;
	if (skip_mark(&last, between) && digits(&last, 2, &mday)) {
		if (last.n && char_digit(last.p[0])) {
			*why = no_date;
			return WRITTEN_BAD;
		}
		if (goes_on(last, between))
			return WRITTEN_NOT;
		is = take(out, year, month, mday, why);
		/* "2026.08.12." in Hungarian */
		if (is == WRITTEN_DAY && str_eq(between, STR(".")))
			str_skip(&last, between);
		if (is == WRITTEN_DAY)
			*s = last;
		return is;
	}
	/* "2026-08"; "2024-25" is a season, "2026-08-x" a name */
	if (char_in(between.p[0], STR("._")) || goes_on(t, between) ||
	    (t.n && char_letter(t.p[0]) && !mark(t)) || str_starts(t, between) ||
	    day_of(year, month, 1) == DAY_NONE)
		return WRITTEN_NOT;
	*out = day_of(year, month, 1);
	*s = t;
	return WRITTEN_MONTH;
}

/* the day of three numbers in an order, or DAY_NONE */
static day
ordered(const int v[3], enum written_order order)
{
	int year = v[order == WRITTEN_YMD ? 0 : 2];

	if (year < 100)
		year += 2000;
	if (order == WRITTEN_YMD)
		return day_of(year, v[1], v[2]);
	return order == WRITTEN_DMY ? day_of(year, v[1], v[0]) : day_of(year, v[0], v[1]);
}

/* "8/7/2026", "26-07-31": plain if only one order gives a day, or the book says which */
static enum written_is
numbers(day *out, struct str *s, int first, size_t wide, const struct written_style *style,
        const char **why)
{
	size_t len = mark(*s), n;
	struct str t = str_sub(*s, len, s->n), between = str_sub(*s, 0, len);
	int v[3] = {first, 0, 0};
	day dmy, mdy, found;

	if (!len || !digits(&t, 2, &v[1]) || !skip_mark(&t, between))
		return WRITTEN_NOT;
	n = digits(&t, 4, &v[2]);
	if ((n != 4 && n != 2) || goes_on(t, between) || (t.n && char_alpha(t.p[0])))
		return WRITTEN_NOT;
	dmy = ordered(v, WRITTEN_DMY);
	mdy = ordered(v, WRITTEN_MDY);
	found = DAY_NONE;
	/* a year has two digits or four */
	if (style->order != WRITTEN_ANY && (style->order != WRITTEN_YMD || (n == 2 && wide == 2)))
		found = ordered(v, style->order);
	if (found == DAY_NONE && n == 4)
		found = dmy == mdy || mdy == DAY_NONE ? dmy : dmy == DAY_NONE ? mdy : DAY_NONE;
	if (found != DAY_NONE) {
		*out = found;
		*s = t;
		return WRITTEN_DAY;
	}
	if (dmy == DAY_NONE && mdy == DAY_NONE && ordered(v, WRITTEN_YMD) == DAY_NONE && n == 2)
		return WRITTEN_NOT;
	*why = dmy == DAY_NONE && mdy == DAY_NONE && n == 4 ? no_day : ambiguous;
	return WRITTEN_BAD;
}

/* "20260812" */
static enum written_is
compact(day *out, struct str *s, int v)
{
	day d = day_of(v / 10000, v / 100 % 100, v % 100);

	if (v < 19000000 || v > 21000000 || d == DAY_NONE ||
	    (s->n && char_letter(s->p[0]) && s->p[0] != 'T'))
		return WRITTEN_NOT;
	*out = d;
	return WRITTEN_DAY;
}

static enum written_is
read(day *out, struct str *s, const struct written_style *style, const char **why)
{
	enum written_is is;
	size_t n;
	int v;

	if (s->n && char_letter(s->p[0]))
		return name_day(out, s, style, why);
	n = digits(s, 8, &v);
	if (s->n && char_digit(s->p[0]))
		return WRITTEN_NOT;
	if (n == 8)
		return compact(out, s, v);
	if (n == 4)
		return year_first(out, s, v, style, why);
	if (n != 1 && n != 2)
		return WRITTEN_NOT;
	is = numbers(out, s, v, n, style, why);
	return is ? is : day_name(out, s, v, style, why);
}

enum written_is
written_read(day *out, struct str *s, const struct written_style *style, const char **why)
{
	struct str t = *s;
	day d = DAY_NONE;
	enum written_is is = read(&d, &t, style, why);

	if (is >= WRITTEN_MONTH) {
		*out = d;
		*s = t;
	}
	return is;
}
