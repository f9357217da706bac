/* SPDX-License-Identifier: ISC */
#include "names/mention_block.h"

enum { TAB = 4 };

int
mention_indent(struct str *s)
{
	int width = 0;

	while (s->n && char_blank(s->p[0])) {
		width += s->p[0] == '\t' ? TAB : 1;
		*s = str_sub(*s, 1, s->n);
	}
	return width;
}

bool
mention_marker(struct str *s)
{
	size_t n = 0;

	if (s->n && (s->p[0] == '-' || s->p[0] == '*' || s->p[0] == '+'))
		n = 1;
	while (!n && s->n > 1 && char_digit(s->p[0])) {
		while (n < s->n && n < 9 && char_digit(s->p[n]))
			n++;
		if (n == s->n || !char_in(s->p[n], STR(".)")))
			return false;
		n++;
	}
	if (!n || (n < s->n && !char_blank(s->p[n])))
		return false;
	*s = str_sub(*s, n, s->n);
	mention_indent(s);
	return true;
}

int
mention_heading(struct str *s)
{
	size_t n = 0;

	while (n < s->n && n < 7 && s->p[n] == '#')
		n++;
	if (!n || n > 6 || (n < s->n && !char_blank(s->p[n])))
		return 0;
	*s = str_trim(str_sub(*s, n, s->n));
	return (int)n;
}

struct str
mention_kind(struct str *s)
{
	static const struct str fields[] = {
		STR_INIT("attendees"), STR_INIT("date"), STR_INIT("participants"), STR_INIT("people"),
		STR_INIT("present"), STR_INIT("todo"), STR_INIT("with"),
	};
	struct str word = {s->p, 0};

	while (word.n < s->n && s->p[word.n] >= 'a' && s->p[word.n] <= 'z')
		word.n++;
	if (!word.n || word.n + 1 >= s->n || s->p[word.n] != ':' || s->p[word.n + 1] != ' ')
		return STR("");
	for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++)
		if (str_eq(word, fields[i]))
			return STR("");
	*s = str_trim(str_sub(*s, word.n + 1, s->n));
	return word;
}
