/* SPDX-License-Identifier: ISC */
#include "base/text.h"
#include "base/utf8.h"
#include "print/format.h"

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
		buf_str(out, STR("\\n"));
	else if (c == '\t')
		buf_str(out, STR("\\t"));
	else if (c == '\r')
		buf_str(out, STR("\\r"));
	else
		buf_fmt(out, "\\u%04x", (unsigned char)c);
}

/* appends \uXXXX; beyond the first plane, a pair of surrogates */
static void
json_escape(struct buf *out, uint32_t c)
{
	if (c <= 0xffff) {
		buf_fmt(out, "\\u%04x", c);
		return;
	}
	c -= 0x10000;
	buf_fmt(out, "\\u%04x\\u%04x", 0xd800 + (c >> 10), 0xdc00 + (c & 0x3ff));
}

/*
 * Appends the first character of s, which is not ASCII and comes after prev; returns its length in
 * bytes. A character that could deceive a terminal, or that some readers take for a line end
 * (U+2028), is escaped, though JSON does not require it.
 */
static size_t
json_wide(struct buf *out, struct str s, int32_t *prev)
{
	struct str rest = s;
	int32_t c = utf8_next(&rest);
	size_t n = s.n - rest.n;
	bool hides = text_hides(c, *prev, text_peek(rest));

	if (c == 0xfffd)
		buf_str(out, STR("\xef\xbf\xbd")); /* the bytes may be invalid UTF-8 */
	else if (hides)
		json_escape(out, (uint32_t)c);
	else
		buf_str(out, str_sub(s, 0, n));
	*prev = hides ? 0 : c;
	return n;
}

static void
json_string(struct buf *out, struct str s)
{
	size_t i = 0, from;
	int32_t prev = 0;

	buf_chr(out, '"');
	while (i < s.n) {
		for (from = i; i < s.n && json_plain(s.p[i]); i++)
			;
		buf_str(out, str_sub(s, from, i));
		if (i == s.n)
			break;
		if (i > from)
			prev = (unsigned char)s.p[i - 1];
		if ((unsigned char)s.p[i] < 0x80) {
			prev = 0;
			json_ascii(out, s.p[i++]);
		} else {
			i += json_wide(out, str_sub(s, i, s.n), &prev);
		}
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
	format_put(r);
}

const struct format format_json = {
	.none = json_none,
	.number = json_number,
	.text = json_text,
	.list = json_list,
	.end = json_end,
};
