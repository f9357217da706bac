/* SPDX-License-Identifier: ISC */
#include <tend/text.h>

#include "look.h"

/*
 * Characters beyond ASCII that are written as \uXXXX, though JSON does not ask
 * for it: they mean the same to a parser, and so cannot deceive a terminal
 * (C1 and bidi controls) or break a line of a careless reader (U+2028, 2029).
 */
static bool
json_risky(int32_t c)
{
	return c <= 0x9f || c == 0x061c || c == 0x200e || c == 0x200f ||
	       (c >= 0x2028 && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

static bool
json_plain(char c)
{
	return c >= ' ' && c <= '~' && c != '"' && c != '\\';
}

static void
json_ascii(struct buf *out, char c)
{
	if (c == '"' || c == '\\')
		buf_fmt(out, "\\%c", c);
	else if (c == '\n')
		buf_add(out, "\\n", 2);
	else if (c == '\t')
		buf_add(out, "\\t", 2);
	else if (c == '\r')
		buf_add(out, "\\r", 2);
	else
		buf_fmt(out, "\\u%04x", (unsigned char)c);
}

/* the first character of s, which is not ASCII; how many bytes it took */
static size_t
json_wide(struct buf *out, struct str s)
{
	struct str rest = s;
	int32_t c = text_next(&rest);
	size_t n = s.n - rest.n;

	if (c == 0xfffd)
		buf_str(out, STR("\xef\xbf\xbd")); /* what was there may be invalid */
	else if (json_risky(c))
		buf_fmt(out, "\\u%04x", (unsigned)c);
	else
		buf_str(out, str_sub(s, 0, n));
	return n;
}

static void
json_string(struct buf *out, struct str s)
{
	size_t i = 0, from;

	buf_chr(out, '"');
	while (i < s.n) {
		for (from = i; i < s.n && json_plain(s.p[i]); i++)
			;
		buf_str(out, str_sub(s, from, i));
		if (i == s.n)
			break;
		if ((unsigned char)s.p[i] < 0x80)
			json_ascii(out, s.p[i++]);
		else
			i += json_wide(out, str_sub(s, i, s.n));
	}
	buf_chr(out, '"');
}

static void
json_key(struct rows *r)
{
	buf_chr(&r->line, r->at ? ',' : '{');
	json_string(&r->line, str_of(r->column[r->at].name));
	buf_chr(&r->line, ':');
}

static void
json_none(struct rows *r)
{
	json_key(r);
	buf_str(&r->line, STR("null"));
}

static void
json_number(struct rows *r, struct str digits)
{
	json_key(r);
	buf_str(&r->line, digits);
}

static void
json_text(struct rows *r, struct str s)
{
	json_key(r);
	json_string(&r->line, s);
}

static void
json_list(struct rows *r, const struct str *v, size_t n)
{
	json_key(r);
	buf_chr(&r->line, '[');
	for (size_t i = 0; i < n; i++) {
		if (i)
			buf_chr(&r->line, ',');
		json_string(&r->line, v[i]);
	}
	buf_chr(&r->line, ']');
}

static void
json_end(struct rows *r)
{
	buf_str(&r->line, STR("}\n"));
	rows_put(r);
}

const struct look look_json = {
	.none = json_none,
	.number = json_number,
	.text = json_text,
	.list = json_list,
	.end = json_end,
};
