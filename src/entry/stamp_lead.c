/* SPDX-License-Identifier: ISC */
#include "base/dayname.h"
#include "base/text.h"
#include "base/utf8.h"
#include "entry/stamp_lead.h"

enum { LEAD = 16 }; /* marks and symbols before a date, at most */

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

void
stamp_skip_space(struct str *s)
{
	while (s->n && char_space(s->p[0]))
		*s = str_sub(*s, 1, s->n);
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
	stamp_skip_space(&t);
	*s = t;
}

bool
stamp_lead_on(struct str *s)
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
	stamp_lead_on(s);
	word = dayname_word(*s);
	named = dayname_weekdays(word);
	if (!named)
		return 0;
	t = str_sub(*s, word.n, s->n);
	str_skip(&t, STR("."));
	str_skip(&t, STR(","));
	stamp_skip_space(&t);
	*s = t;
	return named;
}

/* skips one opening, and notes it */
static bool
skip_open(struct str *s, struct stamp_lead *o)
{
	struct str before = *s;

	if (!s->n || !char_in(s->p[0], STR("*_=`[\\<(@#")))
		return false;
	for (unsigned char i = 0; o->n < STAMP_LEAD_DEEP && i < PAIRS; i++) {
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

bool
stamp_lead_path(struct str *s, const struct stamp_lead *o)
{
	size_t end = str_find(*s, STR("]]")), bar = str_chr(*s, '|'), at;

	if (!o->link.p)
		return false;
	at = end < bar ? end : bar;
	if (at == s->n || str_chr(*s, '\n') < at)
		return false;
	at = str_after_last(str_sub(*s, 0, at), '/');
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

unsigned
stamp_lead_skip(struct stamp_lead *o, struct str *s, struct str *weekday)
{
	unsigned named = 0;
	bool any = true;

	*o = (struct stamp_lead){.n = 0, .link = {NULL, 0}};
	for (int i = 0; any && i < LEAD && s->n && !char_digit(s->p[0]); i++) {
		any = skip_open(s, o) || skip_symbol(s);
		if (any && !o->n)
			stamp_skip_space(s);
	}
	*weekday = *s;
	if (s->n && !char_digit(s->p[0])) {
		named = skip_before(s);
		skip_open(s, o);
	}
	return named;
}

void
stamp_lead_close(struct str *s, struct stamp_lead *o)
{
	while (o->n)
		if (!skip_close(s, o->pair[--o->n])) {
			*s = o->link;
			return;
		}
}
