/* SPDX-License-Identifier: ISC */
#include "base/text.h"
#include "base/utf8.h"
#include "print/fold.h"

/* takes one character off *rest; *width is its width */
static struct str
next_char(struct str *rest, size_t *width)
{
	struct str c = *rest;

	utf8_next(rest);
	c.n -= rest->n;
	*width = text_width(c);
	return c;
}

static struct str
trim_spaces(struct str s)
{
	while (s.n && s.p[0] == ' ')
		s = str_sub(s, 1, s.n);
	while (s.n && s.p[s.n - 1] == ' ')
		s.n--;
	return s;
}

bool
fold_line(struct str *line, struct str *rest, size_t width)
{
	struct str s = trim_spaces(*rest), after = s;
	size_t at = 0, end = 0, wide, before = 0;

	if (!s.n)
		return false;
	while (after.n) {
		size_t from = s.n - after.n;
		struct str c = next_char(&after, &wide);

		if (c.p[0] == ' ' || (wide == 2 && before == 2))
			end = from;
		at += wide;
		/* a space may stand beyond the edge: it is trimmed */
		if (at > width && from && wide && c.p[0] != ' ') {
			end = end ? end : from;
			break;
		}
		if (!after.n)
			end = s.n;
		before = wide ? wide : before;
	}
	*line = trim_spaces(str_sub(s, 0, end));
	*rest = str_sub(s, end, s.n);
	return true;
}

size_t
fold_count(struct str s, size_t width, size_t next)
{
	struct str line;
	size_t n = 0;

	while (fold_line(&line, &s, n ? next : width))
		n++;
	return n;
}

size_t
fold_least(struct str s)
{
	size_t least = 0, word = 0, before = 0, wide;

	while (s.n) {
		struct str c = next_char(&s, &wide);

		if (c.p[0] == ' ' || (wide == 2 && before == 2))
			word = 0;
		word += c.p[0] == ' ' ? 0 : wide;
		least = word > least ? word : least;
		before = wide ? wide : before;
	}
	return least;
}
