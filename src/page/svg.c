/* SPDX-License-Identifier: ISC */
#include "base/text.h"
#include "base/utf8.h"
#include "page/svg.h"
#include "print/html.h"

enum { BYTES = 512 }; /* bytes of a text that are used at most */

void
svg_begin(struct buf *out, const struct svg_text *text, const char *class, unsigned width, unsigned height)
{
	buf_fmt(out, "<svg class=\"%s\" xmlns=\"http://www.w3.org/2000/svg\" role=\"%s\" aria-labelledby=\"%.*s-title %.*s-desc\" "
	        "width=\"%u\" height=\"%u\" viewBox=\"0 0 %u %u\">\n<title id=\"%.*s-title\">",
	        class, text->links ? "group" : "img", STR_ARG(text->id), STR_ARG(text->id), width, height, width, height, STR_ARG(text->id));
	html_visible(out, text->title);
	buf_fmt(out, "</title>\n<desc id=\"%.*s-desc\">", STR_ARG(text->id));
	html_visible(out, text->desc);
	buf_str(out, STR("</desc>\n"));
}

void
svg_end(struct buf *out)
{
	buf_str(out, STR("</svg>\n"));
}

void
svg_label(struct buf *out, struct str s, size_t columns)
{
	struct buf all = {0};
	struct str rest;
	size_t width = 0;

	buf_clear(out);
	text_visible(&all, utf8_cut(s, BYTES), false);
	rest = buf_view(&all);
	while (rest.n) {
		struct str c = rest;

		utf8_next(&rest);
		c.n -= rest.n;
		width += text_width(c);
		if (width > columns - 1 && rest.n) {
			buf_str(out, STR("…"));
			break;
		}
		buf_str(out, c);
	}
	buf_free(&all);
}

unsigned
svg_width(struct str s)
{
	unsigned width = 0;

	while (s.n) {
		struct str c = s;
		int32_t u = utf8_next(&s);

		c.n -= s.n;
		if (u >= 0x80)
			width += (unsigned)text_width(c) * (text_width(c) > 1 ? 8 : 11);
		else if (u >= ' ' && strchr(" !'(),-./:;I[]ijl|", (int)u))
			width += 6;
		else
			width += u == 'M' || u == 'W' || u == 'm' || u == 'w' || u == '@' ? 14 : 9;
	}
	return width;
}
