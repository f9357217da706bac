/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "base/dayname.h"
#include "entry/clock.h"
#include "entry/stamp.h"
#include "entry/stamp_lead.h"

enum { DEEP = 6 }; /* weekdays and times beside a date, at most */

/* true for what may follow a word that is short for a weekday: the end, a mark, a separator */
static bool
set_off(struct str s)
{
	static const struct str marks[] = {
		STR_INIT("."), STR_INIT(","), STR_INIT(":"),  STR_INIT(";"), STR_INIT(")"),
		STR_INIT("]"), STR_INIT(">"), STR_INIT("|"),  STR_INIT("·"), STR_INIT("•"),
		STR_INIT("–"), STR_INIT("—"), STR_INIT("- "), STR_INIT("*"), STR_INIT("=")};

	stamp_skip_space(&s);
	return !s.n || STR_SKIP_ANY(&s, marks) >= 0;
}

/* true if a text begins with a capital letter; one beyond ASCII counts as one */
static bool
capital(struct str s)
{
	return (s.p[0] >= 'A' && s.p[0] <= 'Z') || (unsigned char)s.p[0] >= 0x80;
}

/*
 * True if a word, which names some weekdays, is one before `after`. Short forms are words of their
 * own in other languages, so that only the right day counts, and the shortest are set off.
 */
static bool
is_weekday(struct str word, struct str after, bool right)
{
	static const struct str english[] = {
		STR_INIT("sat"), STR_INIT("sun"), STR_INIT("man"), STR_INIT("mar"), STR_INIT("dim"),
		STR_INIT("sex"), STR_INIT("set"), STR_INIT("wed"), STR_INIT("pet"), STR_INIT("sub")};

	if (set_off(after))
		return right || word.n > 4;
	if (!right)
		return word.n > 4 && capital(word);
	if (word.n < 3)
		return false;
	for (size_t i = 0; i < sizeof(english) / sizeof(english[0]); i++)
		if (str_eq(english[i], word))
			return false;
	return true;
}

/* skips a weekday and its dot */
static bool
skip_weekday(struct str *s, day date, bool *odd)
{
	struct str word, after;
	unsigned named;
	bool right;

	if (!s->n || !char_letter(s->p[0]) || !dayname_maybe_weekday(*s))
		return false;
	word = dayname_word(*s);
	named = dayname_weekdays(word);
	if (!named)
		return false;
	right = named >> day_weekday(date) & 1;
	after = str_sub(*s, word.n, s->n);
	if (!is_weekday(word, after, right))
		return false;
	*odd |= !right;
	str_skip(&after, STR("."));
	*s = after;
	return true;
}

/* skips one weekday or time, also in parentheses */
static bool
skip_one(struct str *s, day date, bool *odd)
{
	struct str t = *s;
	bool inside = str_skip(&t, STR("("));

	if (!skip_weekday(&t, date, odd) && !clock_skip(&t))
		return false;
	if (inside && !str_skip(&t, STR(")")))
		return false;
	*s = t;
	return true;
}

void
stamp_skip_beside(struct str *s, day date, bool *odd)
{
	static const struct str between[] = {STR_INIT(","), STR_INIT("|"), STR_INIT("·"),
	                                     STR_INIT("•"), STR_INIT("–"), STR_INIT("—"),
	                                     STR_INIT("- ")};
	struct str t = *s;

	if (str_skip(&t, STR("T")) && clock_skip_hour(&t))
		*s = t;
	for (int i = 0; i < DEEP; i++) {
		t = *s;
		stamp_skip_space(&t);
		/* most texts begin with a letter, and "-> " is no separator */
		while (t.n && !char_alpha(t.p[0]) && !char_digit(t.p[0]) && STR_SKIP_ANY(&t, between) >= 0)
			stamp_skip_space(&t);
		if (t.p == s->p || !skip_one(&t, date, odd))
			return;
		*s = t;
	}
}

/* the number of n digits at p, or -1 */
static int
fixed(const char *p, size_t n)
{
	int v = 0;

	for (size_t i = 0; i < n; i++) {
		if (!char_digit(p[i]))
			return -1;
		v = v * 10 + p[i] - '0';
	}
	return v;
}

/* true for a text that begins with a word, which is no name of a month or weekday */
static bool
begins_otherwise(struct str s)
{
	if (!s.n || !char_alpha(s.p[0]) || dayname_maybe(s))
		return false;
	return !stamp_lead_on(&s);
}

/* true for four bytes or more that begin no weekday and no time: a word, or "->", "<-", "+help" */
static bool
plain_next(struct str s)
{
	const char *p = s.p;

	if (s.n < 4)
		return false;
	if (char_alpha(p[0]))
		return !dayname_maybe_weekday((struct str){p, 4}) &&
		       !(p[0] == 'a' && (p[1] == 't' || p[1] == ' ')) &&
		       !(p[0] == 'u' && p[1] == 'm') && !(p[0] == 'k' && p[1] == 'l');
	return p[0] == '<' || p[0] == '+' || (p[0] == '-' && p[1] != ' ' && p[1] != '\t');
}

/*
 * True if nothing in the text after a date can be part of it, as in most entries: the end, ": x",
 * " -> call: x", " lunch: x", " — Email", " (email) x".
 */
static bool
plain_beside(struct str s)
{
	static const struct str marks[] = {STR_INIT("— "), STR_INIT("– "), STR_INIT("· "), STR_INIT("• "),
	                                   STR_INIT("| "), STR_INIT("(")};

	/* after a colon comes the text */
	if (!s.n || s.p[0] == ':')
		return true;
	if (!str_skip(&s, STR(" ")) || !s.n)
		return false;
	return plain_next(s) || (STR_SKIP_ANY(&s, marks) >= 0 && s.n && char_alpha(s.p[0]) && plain_next(s));
}

/* reads "2025-06-01" or "[[2025-06-01]]" with nothing beside it that is part of it. False in doubt. */
static bool
read_plain(struct stamp *out, struct str *s)
{
	enum { DATE = 10, LINKED = 14 };
	int year, month, mday;
	size_t n = s->n && s->p[0] == '[' ? LINKED : DATE;
	const char *p = s->p + (LINKED - DATE) / 2 * (n == LINKED);
	day d;

	if (s->n < n || p[4] != '-' || p[7] != '-')
		return false;
	if (n == LINKED && (s->p[1] != '[' || p[DATE] != ']' || p[DATE + 1] != ']'))
		return false;
	if (!plain_beside(str_sub(*s, n, s->n)))
		return false;
	year = fixed(p, 4);
	month = fixed(p + 5, 2);
	mday = fixed(p + 8, 2);
	d = year < 0 || month < 0 || mday < 0 ? DAY_NONE : day_of(year, month, mday);
	if (d == DAY_NONE)
		return false;
	*out = (struct stamp){.date = d};
	*s = str_sub(*s, n, s->n);
	return true;
}

/* the weekdays named right after a date, "(Tue)", or 0 */
static unsigned
named_after(struct str s, day date)
{
	bool odd = false;
	unsigned bit = 1u << day_weekday(date);

	stamp_skip_space(&s);
	str_skip(&s, STR(","));
	stamp_skip_space(&s);
	str_skip(&s, STR("("));
	return skip_weekday(&s, date, &odd) && !odd ? bit : 0;
}

/* reads a date in numbers that could mean two days, by the weekday beside it: "Tue 4/8/2026" */
static enum written_is
read_by_weekday(day *out, struct str *s, unsigned named, const struct written_style *style)
{
	struct written_style order = *style;
	struct str after = *s;
	size_t fits = 0;
	const char *why;

	if (style->order != WRITTEN_ANY)
		return WRITTEN_BAD;
	for (order.order = WRITTEN_DMY; order.order <= WRITTEN_MDY; order.order++) {
		struct str t = *s;
		day d;

		if (written_read(&d, &t, &order, &why) != WRITTEN_DAY)
			return WRITTEN_BAD;
		if (!((named ? named : named_after(t, d)) >> day_weekday(d) & 1))
			continue;
		*out = d;
		after = t;
		fits++;
	}
	if (fits != 1)
		return WRITTEN_BAD;
	*s = after;
	return WRITTEN_DAY;
}

enum written_is
stamp_read(struct stamp *out, struct str *s, const struct written_style *style, const char **why)
{
	struct stamp_lead lead;
	struct stamp stamp = {.date = DAY_NONE};
	struct str t = *s, u, weekday;
	unsigned named;
	enum written_is is;

	if (read_plain(out, s))
		return WRITTEN_DAY;
	if (begins_otherwise(t))
		return WRITTEN_NOT;
	named = stamp_lead_skip(&lead, &t, &weekday);
	u = t;
	is = written_read(&stamp.date, &t, style, why);
	if (is == WRITTEN_BAD)
		is = read_by_weekday(&stamp.date, &t, named, style);
	/* "Mar 3rd, 2026": a weekday in Spanish, and a month */
	if (is == WRITTEN_NOT && named && dayname_maybe(weekday)) {
		t = u = weekday;
		named = 0;
		is = written_read(&stamp.date, &t, style, why);
	}
	if (is < WRITTEN_MONTH && stamp_lead_path(&u, &lead)) {
		t = u;
		is = written_read(&stamp.date, &t, style, why);
	}
	if (is < WRITTEN_MONTH)
		return is;
	stamp.month = is == WRITTEN_MONTH;
	stamp.odd = named && !(named >> day_weekday(stamp.date) & 1);
	/* [[2026-08-01|text]] has a text of its own */
	if (!lead.link.p || !str_starts(t, STR("|")))
		stamp_skip_beside(&t, stamp.date, &stamp.odd);
	stamp_lead_close(&t, &lead);
	stamp_skip_beside(&t, stamp.date, &stamp.odd);
	*out = stamp;
	*s = t;
	return is;
}

bool
stamp_only(struct str s, const struct written_style *style)
{
	struct stamp stamp;
	const char *why;
	bool digit = false;

	/* most names begin otherwise, or have none */
	if (!s.n || begins_otherwise(s))
		return false;
	for (size_t i = 0; i < s.n && !digit; i++)
		digit = char_digit(s.p[i]);
	return digit && stamp_read(&stamp, &s, style, &why) >= WRITTEN_MONTH && !str_trim(s).n;
}

/* reads a day in words without its year, "March 4", "4. März": as one of a leap year */
static bool
read_yearless(struct partial *out, struct str s, const struct written_style *style)
{
	enum { LONGEST = 40 };
	static const char year_2000[] = " 2000";
	char with[LONGEST + sizeof(year_2000)];
	struct str t = {with, s.n + str_of(year_2000).n};
	struct stamp stamp;
	int year, month, mday;
	const char *why;
	bool word = false;

	for (size_t i = 0; i < s.n && s.n <= LONGEST; i++)
		word |= char_letter(s.p[i]);
	if (!word)
		return false;
	memcpy(with, s.p, s.n);
	memcpy(with + s.n, year_2000, sizeof(year_2000));
	if (stamp_read(&stamp, &t, style, &why) != WRITTEN_DAY || t.n)
		return false;
	day_civil(stamp.date, &year, &month, &mday);
	*out = (struct partial){0, (int8_t)month, (int8_t)mday};
	return true;
}

int
stamp_partial(struct partial *out, struct str s, const struct written_style *style, const char **why)
{
	struct stamp stamp;
	struct str whole;
	int year, month, mday;

	*why = NULL;
	s = str_trim(s);
	if (str_starts(s, STR("[[")) && str_ends(s, STR("]]")) && s.n >= 4 &&
	    partial_parse(out, str_sub(s, 2, s.n - 2)) == 0)
		return 0;
	if (partial_parse(out, s) == 0)
		return 0;
	whole = s;
	if (stamp_read(&stamp, &s, style, why) < WRITTEN_MONTH || str_trim(s).n)
		return read_yearless(out, whole, style) ? 0 : -1;
	day_civil(stamp.date, &year, &month, &mday);
	*out = (struct partial){(int16_t)year, (int8_t)month, (int8_t)mday};
	/* the first day stands for a month */
	if (stamp.month && mday == 1)
		out->mday = 0;
	return 0;
}
