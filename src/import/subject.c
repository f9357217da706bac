/* SPDX-License-Identifier: ISC */
#include "base/text.h"
#include "base/utf8.h"
#include "import/subject.h"

enum { SHOWN_MAX = 100 }; /* characters of a subject */

/*
 * drops characters that can deceive a terminal; characters that combine with them may be lost too
 */
static void
clean(struct buf *out, struct str s)
{
	struct buf seen = {0};

	text_visible(&seen, s, false);
	if (str_eq(buf_view(&seen), s)) {
		buf_str(out, s);
		s.n = 0;
	}
	while (s.n) {
		struct str rest = s, c;

		utf8_next(&rest);
		c = str_sub(s, 0, s.n - rest.n);
		buf_clear(&seen);
		text_visible(&seen, c, false);
		if (str_eq(buf_view(&seen), c))
			buf_str(out, c);
		s = rest;
	}
	buf_free(&seen);
}

/* drops marks at the beginning that the log would read as part of the kind */
static struct str
skip_marks(struct str s)
{
	static const struct str marks[] = {STR_INIT(":"), STR_INIT("|"), STR_INIT(","), STR_INIT("·"), STR_INIT("•"),
	                                   STR_INIT("–"), STR_INIT("—"), STR_INIT("- "), STR_INIT(" ")};
	size_t i = 0;

	while (i < sizeof(marks) / sizeof(marks[0])) {
		bool starts = str_starts(s, marks[i]);

		s = str_sub(s, starts ? marks[i].n : 0, s.n);
		i = starts ? 0 : i + 1;
	}
	return str_eq(s, STR("-")) ? STR("") : s;
}

/* the first characters; "…" stands for the rest */
static void
shorten(struct buf *out, struct str s)
{
	struct str rest = s;

	for (int i = 0; i < SHOWN_MAX && rest.n; i++)
		utf8_next(&rest);
	buf_str(out, str_trim(str_sub(s, 0, s.n - rest.n)));
	if (rest.n)
		buf_str(out, STR("…"));
}

static bool
punctuation(char c)
{
	return c > ' ' && c < 0x7f && !char_alpha(c) && !char_digit(c);
}

/*
 * Escapes an untrusted text so that it makes no link, code or HTML. Wiki-links are found in the
 * text after Markdown, so a backslash does not help against these.
 */
static void
escape(struct buf *out, struct str s)
{
	bool links = str_find(s, STR("](")) < s.n || str_find(s, STR("][")) < s.n;

	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i], next = i + 1 < s.n ? s.p[i + 1] : ' ';

		if (c == '<' || c == '`' || (c == '[' && links) || (c == '\\' && punctuation(next)) ||
		    (c == '&' && (next == '#' || char_alpha(next))))
			buf_chr(out, '\\');
		buf_chr(out, c);
		if (c == '[' && next == '[')
			buf_chr(out, ' ');
	}
}

void
subject_text(struct buf *out, struct str s)
{
	struct buf plain = {0}, cut = {0};

	clean(&plain, s);
	shorten(&cut, skip_marks(str_trim(buf_view(&plain))));
	escape(out, buf_view(&cut));
	buf_free(&plain);
	buf_free(&cut);
}
