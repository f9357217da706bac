/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "base/dayname.h"
#include "base/text.h"
#include "base/utf8.h"
#include "entry/clock.h"
#include "entry/stamp.h"

enum { DEEP = 6, LEAD = 16 };

/* what may stand around a date, and what closes it */
static const struct stamp_pair {
	struct str open, close;
} pairs[] = {
	{STR_INIT("**"), STR_INIT("**")},   {STR_INIT("__"), STR_INIT("__")},
	{STR_INIT("=="), STR_INIT("==")},   {STR_INIT("*"), STR_INIT("*")},
	{STR_INIT("_"), STR_INIT("_")},     {STR_INIT("`"), STR_INIT("`")},
	{STR_INIT("[["), STR_INIT("]]")},   {STR_INIT("["), STR_INIT("]")},
	{STR_INIT("\\["), STR_INIT("\\]")}, {STR_INIT("<"), STR_INIT(">")},
	{STR_INIT("\\<"), STR_INIT("\\>")}, {STR_INIT("("), STR_INIT(")")},
	{STR_INIT("@"), STR_INIT("")},      {STR_INIT("#"), STR_INIT("")},
};

enum { PAIRS = sizeof(pairs) / sizeof(pairs[0]), WIKI = 6, SQUARE = 7 };

/* skips line ends too: an editor may break an entry after its date */
static void
skip_space(struct str *s)
{
	while (s->n && char_space(s->p[0]))
		*s = str_sub(*s, 1, s->n);
}

/* true for what may follow a word that is short for a weekday: the end, a mark, a separator */
static bool
set_off(struct str s)
{
	static const struct str marks[] = {
		STR_INIT("."), STR_INIT(","), STR_INIT(":"),  STR_INIT(";"), STR_INIT(")"),
		STR_INIT("]"), STR_INIT(">"), STR_INIT("|"),  STR_INIT("·"), STR_INIT("•"),
		STR_INIT("–"), STR_INIT("—"), STR_INIT("- "), STR_INIT("*"), STR_INIT("=")};

	skip_space(&s);
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

	if (!s->n || !char_letter(s->p[0]))
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
		skip_space(&t);
		/* most texts begin with a letter, and "-> " is no separator */
		while (t.n && !char_alpha(t.p[0]) && !char_digit(t.p[0]) && STR_SKIP_ANY(&t, between) >= 0)
			skip_space(&t);
		if (t.p == s->p || !skip_one(&t, date, odd))
			return;
		*s = t;
	}
}

/* skips a symbol before a date, as an emoji, but no arrow: "→ 2026-08-12" says who reached out */
static bool
skip_symbol(struct str *s)
{
	struct str t = *s;
	int32_t c;

	if (!s->n || (unsigned char)s->p[0] < 0x80)
		return false;
	c = utf8_next(&t);
	/* arrows, and the variation selectors and joiners of emoji */
	if ((c >= 0x2190 && c <= 0x21FF) ||
	    (text_class(c) != TEXT_OTHER && c != 0xFE0F && c != 0x200D))
		return false;
	*s = t;
	return true;
}

/* skips the name of an inline field, "date:: " */
static void
skip_field(struct str *s)
{
	struct str word = dayname_word(*s), t = str_sub(*s, word.n, s->n);

	if (!word.n || !str_skip(&t, STR("::")))
		return;
	skip_space(&t);
	*s = t;
}

/* skips a preposition before a date: "On 2 August 2026" */
static bool
skip_on(struct str *s)
{
	static const struct str words[] = {STR_INIT("on "), STR_INIT("am "), STR_INIT("le "),
	                                   STR_INIT("el "), STR_INIT("den ")};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		struct str t = *s;

		if (t.n && char_lower(t.p[0]) == words[i].p[0]) {
			t = str_sub(t, 1, t.n);
			if (str_skip(&t, str_sub(words[i], 1, words[i].n))) {
				*s = t;
				return true;
			}
		}
	}
	return false;
}

/* skips a weekday before a date, "Friday, "; returns the days it names */
static unsigned
skip_before(struct str *s)
{
	struct str word, t;
	unsigned named;

	if (!s->n || !char_letter(s->p[0]))
		return 0;
	skip_on(s);
	word = dayname_word(*s);
	named = dayname_weekdays(word);
	if (!named)
		return 0;
	t = str_sub(*s, word.n, s->n);
	str_skip(&t, STR("."));
	str_skip(&t, STR(","));
	skip_space(&t);
	*s = t;
	return named;
}

/* the openings before a date */
struct stamp_open {
	unsigned char pair[DEEP];
	size_t n;
	struct str link; /* the text from a [[ on; p is NULL without */
};

/* skips one opening, and notes it */
static bool
skip_open(struct str *s, struct stamp_open *o)
{
	struct str before = *s;

	if (!s->n || !char_in(s->p[0], STR("*_=`[\\<(@#")))
		return false;
	for (unsigned char i = 0; o->n < DEEP && i < PAIRS; i++) {
		if (!str_skip(s, pairs[i].open))
			continue;
		if (i == WIKI)
			o->link = before;
		o->pair[o->n++] = i;
		skip_field(s);
		return true;
	}
	return false;
}

/* skips the folders of a link, [[daily/2026-08-12]] */
static bool
skip_path(struct str *s, const struct stamp_open *o)
{
	size_t end = str_find(*s, STR("]]")), bar = str_chr(*s, '|'), at;

	if (!o->link.p)
		return false;
	at = end < bar ? end : bar;
	if (at == s->n || str_chr(*s, '\n') < at)
		return false;
	while (at && s->p[at - 1] != '/')
		at--;
	*s = str_sub(*s, at, s->n);
	return at > 0;
}

/* skips what closes one opening. False if the text of a link goes on: the link is then a text */
static bool
skip_close(struct str *s, unsigned char pair)
{
	struct str close = pairs[pair].close;
	size_t at;

	if (pair == WIKI) {
		at = str_find(*s, close);
		/* [[2025-06-01|text]]; without an end it is no link */
		if (at == s->n || at > str_chr(*s, '\n'))
			return true;
		if (at && s->p[0] != '|' && s->p[0] != '#')
			return false;
		*s = str_sub(*s, at + close.n, s->n);
		return true;
	}
	if (pair < WIKI && !str_starts(*s, close))
		str_skip(s, STR(":")); /* **2025-06-01:** */
	/* [2025-06-01](daily/2025-06-01.md) */
	if (str_skip(s, close) && pair == SQUARE && str_starts(*s, STR("(")) &&
	    str_chr(*s, ')') < s->n)
		*s = str_sub(*s, str_chr(*s, ')') + 1, s->n);
	return true;
}

/* skips what is before a date; returns the weekdays that it names, and where they begin */
static unsigned
skip_lead(struct str *s, struct stamp_open *o, struct str *weekday)
{
	unsigned named = 0;
	bool any = true;

	for (int i = 0; any && i < LEAD && s->n && !char_digit(s->p[0]); i++) {
		any = skip_open(s, o) || skip_symbol(s);
		if (any && !o->n)
			skip_space(s);
	}
	*weekday = *s;
	if (s->n && !char_digit(s->p[0])) {
		named = skip_before(s);
		skip_open(s, o);
	}
	return named;
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
	return !skip_on(&s);
}

/* true for four bytes that begin no weekday and no time: a word, or "->", "<-", "+help" */
static bool
plain_next(const char *p)
{
	if (char_alpha(p[0]))
		return !dayname_maybe_weekday((struct str){p, 4}) &&
		       !(p[0] == 'a' && (p[1] == 't' || p[1] == ' ')) &&
		       !(p[0] == 'u' && p[1] == 'm') && !(p[0] == 'k' && p[1] == 'l');
	return p[0] == '<' || p[0] == '+' || (p[0] == '-' && p[1] != ' ' && p[1] != '\t');
}

/*
 * Reads "2025-06-01" when nothing beside it can be part of it, as in most entries: " -> call: x",
 * " lunch: x". False in doubt.
 */
static bool
read_plain(struct stamp *out, struct str *s)
{
	enum { DATE = 10, NEXT = 11 };
	int year, month, mday;
	const char *p = s->p;
	day d;

	if (s->n < NEXT + 4 || p[4] != '-' || p[7] != '-' || (p[DATE] != ' ' && p[DATE] != ':'))
		return false;
	/* after a colon comes the text */
	if (p[DATE] == ' ' && !plain_next(p + NEXT))
		return false;
	year = fixed(p, 4);
	month = fixed(p + 5, 2);
	mday = fixed(p + 8, 2);
	d = year < 0 || month < 0 || mday < 0 ? DAY_NONE : day_of(year, month, mday);
	if (d == DAY_NONE)
		return false;
	*out = (struct stamp){.date = d};
	*s = str_sub(*s, DATE, s->n);
	return true;
}

/* the weekdays named right after a date, "(Tue)", or 0 */
static unsigned
named_after(struct str s, day date)
{
	bool odd = false;
	unsigned bit = 1u << day_weekday(date);

	skip_space(&s);
	str_skip(&s, STR(","));
	skip_space(&s);
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
	struct stamp_open o;
	struct stamp stamp = {.date = DAY_NONE};
	struct str t = *s, u, weekday;
	unsigned named;
	enum written_is is;

	if (read_plain(out, s))
		return WRITTEN_DAY;
	if (begins_otherwise(t))
		return WRITTEN_NOT;
	o = (struct stamp_open){.n = 0, .link = {NULL, 0}};
	named = skip_lead(&t, &o, &weekday);
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
	if (is < WRITTEN_MONTH && skip_path(&u, &o)) {
		t = u;
		is = written_read(&stamp.date, &t, style, why);
	}
	if (is < WRITTEN_MONTH)
		return is;
	stamp.month = is == WRITTEN_MONTH;
	stamp.odd = named && !(named >> day_weekday(stamp.date) & 1);
	/* [[2026-08-01|text]] has a text of its own */
	if (!o.link.p || !str_starts(t, STR("|")))
		stamp_skip_beside(&t, stamp.date, &stamp.odd);
	while (o.n)
		if (!skip_close(&t, o.pair[--o.n])) {
			t = o.link;
			break;
		}
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
