/* SPDX-License-Identifier: ISC */
#include <tend/text.h>

#include "look.h"

/* the letter that stands for c after a backslash, or 0 */
static char
escape_letter(char c)
{
	switch (c) {
	case '\t':
		return 't';
	case '\n':
		return 'n';
	case '\r':
		return 'r';
	case '\\':
		return '\\';
	}
	return 0;
}

static void
tsv_escape(struct buf *out, struct str s)
{
	size_t from = 0;

	for (size_t i = 0; i < s.n; i++) {
		char letter = escape_letter(s.p[i]);

		if (!letter)
			continue;
		buf_str(out, str_sub(s, from, i));
		buf_chr(out, '\\');
		buf_chr(out, letter);
		from = i + 1;
	}
	buf_str(out, str_sub(s, from, s.n));
}

/* a pipe gets the bytes as they are; a terminal must not act on them */
static void
tsv_add(struct rows *r, struct str s)
{
	struct buf escaped = {0};

	if (!r->terminal) {
		tsv_escape(&r->line, s);
		return;
	}
	tsv_escape(&escaped, s);
	text_visible(&r->line, buf_view(&escaped), false);
	buf_free(&escaped);
}

static void
tsv_sep(struct rows *r)
{
	if (r->at)
		buf_chr(&r->line, '\t');
}

static void
tsv_end(struct rows *r)
{
	buf_chr(&r->line, '\n');
	rows_put(r);
}

static void
tsv_none(struct rows *r)
{
	tsv_sep(r);
	buf_chr(&r->line, '-');
}

static void
tsv_text(struct rows *r, struct str s)
{
	tsv_sep(r);
	tsv_add(r, s);
}

static void
tsv_list(struct rows *r, const struct str *v, size_t n)
{
	size_t from;

	tsv_sep(r);
	from = r->line.n;
	for (size_t i = 0; i < n; i++) {
		if (i)
			buf_chr(&r->line, ',');
		tsv_add(r, v[i]);
	}
	if (r->line.n == from)
		buf_chr(&r->line, '-');
}

static void
tsv_begin(struct rows *r, bool header)
{
	if (!header)
		return;
	for (r->at = 0; r->at < r->n; r->at++)
		tsv_text(r, str_of(r->column[r->at].name));
	r->at = 0;
	tsv_end(r);
}

const struct look look_tsv = {
	.begin = tsv_begin,
	.none = tsv_none,
	.number = tsv_text,
	.text = tsv_text,
	.list = tsv_list,
	.end = tsv_end,
};

void
rows_unescape(struct buf *out, struct str s)
{
	static const char plain[] = "\t\n\r\\";

	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		for (size_t k = 0; c == '\\' && i + 1 < s.n && plain[k]; k++)
			if (s.p[i + 1] == escape_letter(plain[k])) {
				c = plain[k];
				i++;
				break;
			}
		buf_chr(out, c);
	}
}
