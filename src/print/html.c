/* SPDX-License-Identifier: ISC */
#include "base/text.h"
#include "base/utf8.h"
#include "print/html.h"

/* the character reference for a byte that needs one; else empty */
static struct str
escaped(char c)
{
	switch (c) {
	case '<': return STR("&lt;");
	case '>': return STR("&gt;");
	case '&': return STR("&amp;");
	case '"': return STR("&quot;");
	default: return STR("");
	}
}

/* HTML allows no control characters except tab and line ends */
static bool
control(char c)
{
	return ((unsigned char)c < ' ' && c != '\t' && c != '\n' && c != '\r') || c == 0x7F;
}

/* the length in bytes of a C1 control or a noncharacter of Unicode, which HTML forbids; or 0 */
static size_t
noncharacter(struct str s)
{
	struct str rest = s;
	int32_t c;

	if (!s.n || (unsigned char)*s.p < 0xC2)
		return 0;
	c = utf8_next(&rest);
	return c < 0xA0 || (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE ? s.n - rest.n : 0;
}

/* appends a replacement if s begins with a character that HTML forbids; returns its length, or 0 */
static size_t
add_replacement(struct buf *out, struct str s)
{
	size_t n = 1;

	if (control(*s.p)) {
		char picture[] = {(char)0xE2, (char)0x90, (char)(*s.p == 0x7F ? 0xA1 : 0x80 + *s.p)};

		buf_add(out, picture, sizeof(picture));
	} else if ((n = noncharacter(s))) {
		buf_str(out, STR("\xEF\xBF\xBD"));
	}
	return n;
}

void
html_text(struct buf *out, struct str s)
{
	for (size_t i = 0, n; i < s.n; i += n) {
		struct str instead = escaped(s.p[i]);

		n = add_replacement(out, str_sub(s, i, s.n));
		if (n)
			continue;
		n = 1;
		if (instead.n)
			buf_str(out, instead);
		else
			buf_chr(out, s.p[i]);
	}
}

void
html_clean(struct buf *out, struct str html)
{
	for (size_t i = 0, n; i < html.n; i += n) {
		n = add_replacement(out, str_sub(html, i, html.n));
		if (n)
			continue;
		n = 1;
		buf_chr(out, html.p[i]);
	}
}

void
html_visible(struct buf *out, struct str s)
{
	struct buf visible = {0};

	text_visible(&visible, s, false);
	html_text(out, buf_view(&visible));
	buf_free(&visible);
}

void
html_isolated(struct buf *out, struct str s)
{
	buf_str(out, STR("<bdi>"));
	html_text(out, s);
	buf_str(out, STR("</bdi>"));
}

void
html_address(struct buf *out, struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (char_alpha(c) || char_digit(c) || (c && strchr("-._~", c)))
			buf_chr(out, c);
		else
			buf_fmt(out, "%%%02X", (unsigned)(unsigned char)c);
	}
}

void
html_begin(struct buf *out, struct str title, const struct html_style *s)
{
	buf_str(out, STR("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
	                 "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "));
	buf_fmt(out, "style-src 'sha256-%.*s'", STR_ARG(s->style_digest));
	if (s->more.n)
		buf_fmt(out, " 'sha256-%.*s'", STR_ARG(s->more_digest));
	buf_str(out, s->pictures ? STR("; img-src 'self'; ") : STR("; "));
	if (s->script.n)
		buf_fmt(out, "script-src 'sha256-%.*s'; ", STR_ARG(s->script_digest));
	buf_str(out, STR("base-uri 'none'; form-action 'none'\">\n"
	                 "<meta name=\"referrer\" content=\"no-referrer\">\n"
	                 "<meta name=\"viewport\" content=\"width=device-width\">\n"
	                 "<title>"));
	html_visible(out, title);
	buf_str(out, STR("</title>\n<style>"));
	buf_str(out, s->style);
	if (s->more.n) {
		buf_str(out, STR("</style>\n<style>"));
		buf_str(out, s->more);
	}
	buf_str(out, STR("</style>\n</head>\n<body>\n"));
}

void
html_end(struct buf *out)
{
	buf_str(out, STR("</body>\n</html>\n"));
}
