/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "base/buf.h"
#include "front/front_plain.h"

/*
 * Most front-matter is simple YAML, and libyaml takes as long for it as cmark for the whole text.
 * This file reads only simple YAML, and returns false for all else, which is left to libyaml.
 */

struct front_plain_plain {
	struct fields *fields;
	struct str line;
	uint32_t n;      /* number of the line */
	bool open;       /* indented lines belong to a key without a value of its own */
	size_t indent;   /* indentation of these lines */
	enum shape shape; /* the shape they give the key so far */
	char fold;       /* '>' or '|' if they are lines of one text, which begins on line `from` */
	bool strip;      /* ">-", "|-" */
	uint32_t from, col;
	struct buf scratch; /* the text of these lines */
};

static bool
plain_start(char c)
{
	return char_alpha(c) || char_digit(c) || (unsigned char)c >= 0x80;
}

/* true if libyaml may treat bytes specially: controls, its line ends, a BOM */
static bool
odd_bytes(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c >= ' ' && c < 0x7f)
			continue;
		if (c < ' ' || c == 0x7f || c == 0xef)
			return true;
		if (c == 0xc2 && i + 1 < s.n && (unsigned char)s.p[i + 1] < 0xa0)
			return true;
		if (c == 0xe2 && i + 2 < s.n && (unsigned char)s.p[i + 1] == 0x80 &&
		    ((unsigned char)s.p[i + 2] & 0xfe) == 0xa8)
			return true;
	}
	return false;
}

static uint32_t
column(const struct front_plain_plain *s, const char *at)
{
	return (uint32_t)(at - s->line.p) + 1;
}

static void
hand_over(struct front_plain_plain *s, struct str text)
{
	fields_value(s->fields, text, s->n, column(s, text.p));
}

/* reads a plain scalar; within brackets (`flow`) fewer characters are allowed */
static bool
read_plain(struct front_plain_plain *s, struct str text, bool flow)
{
	if (!plain_start(text.p[0]) && text.p[0] != '+' && text.p[0] != '(')
		return false;
	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i], next = i + 1 < text.n ? text.p[i + 1] : ' ';

		if (char_alpha(c))
			continue;
		if ((c == ':' && (flow || next == ' ')) || (flow && (c == '[' || c == '{' || c == '}')))
			return false;
		if (c == ' ' && next == '#') {
			if (flow)
				return false;
			text = str_trim(str_sub(text, 0, i)); /* a comment */
		}
	}
	if (!str_eq(text, STR("null")))
		hand_over(s, text);
	return true;
}

/* turns 'it''s' into it's; false for other quotes within */
static bool
undouble(struct front_plain_plain *s, struct str *inside, char quote)
{
	buf_clear(&s->scratch);
	for (size_t i = 0; i < inside->n; i++) {
		if (inside->p[i] == quote && (quote == '"' || ++i == inside->n || inside->p[i] != quote))
			return false;
		buf_chr(&s->scratch, inside->p[i]);
	}
	*inside = buf_view(&s->scratch);
	return true;
}

/* reads a scalar that fills all of `text` */
static bool
read_scalar(struct front_plain_plain *s, struct str text, bool flow)
{
	struct str inside = str_sub(text, 1, text.n ? text.n - 1 : 0);
	char quote = text.n ? text.p[0] : ' ';

	if (quote != '"' && quote != '\'')
		return text.n && read_plain(s, text, flow);
	if (text.n < 2 || text.p[text.n - 1] != quote || (quote == '"' && str_chr(inside, '\\') < inside.n))
		return false;
	if (str_chr(inside, quote) < inside.n && (flow || !undouble(s, &inside, quote)))
		return false;
	fields_value(s->fields, inside, s->n, column(s, text.p));
	return true;
}

/* the length of the next item of a list in brackets; a comma in quotes is part of it */
static size_t
item_length(struct str s)
{
	char quote = s.n && (s.p[0] == '"' || s.p[0] == '\'') ? s.p[0] : 0;
	size_t end = quote ? 1 + str_chr(str_sub(s, 1, s.n), quote) : 0;

	return end < s.n ? end + str_chr(str_sub(s, end, s.n), ',') : s.n;
}

/* reads [a, b c, "d"] */
static bool
read_list(struct front_plain_plain *s, struct str text)
{
	struct str rest = str_trim(str_sub(text, 1, text.n - 1));

	if (text.n < 2 || text.p[text.n - 1] != ']')
		return false;
	while (rest.n) {
		size_t n = item_length(rest);
		struct str item = str_trim(str_sub(rest, 0, n));

		/* libyaml reads "a,b" and "[a,]" */
		if (n < rest.n && (n + 1 == rest.n || rest.p[n + 1] != ' '))
			return false;
		if (str_chr(item, ']') < item.n || !read_scalar(s, item, true))
			return false;
		rest = str_trim(str_sub(rest, n + 1, rest.n));
	}
	return true;
}

/* true if an indented line of this shape may follow: all lines of a key are alike */
static bool
goes_on(struct front_plain_plain *s, size_t indent, enum shape shape)
{
	if (!s->open || (s->shape != SHAPE_SCALAR && (s->shape != shape || s->indent != indent)))
		return false;
	s->indent = indent;
	s->shape = shape;
	return true;
}

/* reads "- item" below its key */
static bool
read_item(struct front_plain_plain *s, struct str line, size_t indent)
{
	struct str item = str_sub(line, indent + 2, line.n);

	return goes_on(s, indent, SHAPE_LIST) && item.n && item.p[0] != ' ' && read_scalar(s, item, false);
}

/*
 * the length of a plain key at the beginning of a line, "key:" or "key: value"; 0 if there is none
 */
static size_t
key_length(struct str line)
{
	size_t n = 0;

	while (n < line.n && n < 100 &&
	       (plain_start(line.p[n]) || (n && (line.p[n] == '-' || line.p[n] == '_')) ||
	        (n && line.p[n] == ' ' && n + 1 < line.n && plain_start(line.p[n + 1]))))
		n++;
	if (n == line.n || line.p[n] != ':' || (n + 1 < line.n && line.p[n + 1] != ' '))
		return 0;
	return str_eq(str_sub(line, 0, n), STR("null")) ? 0 : n;
}

/* reads "key: value" below a key */
static bool
read_pair(struct front_plain_plain *s, struct str line, size_t indent)
{
	struct str pair = str_sub(line, indent, line.n), value;
	size_t n = key_length(pair);

	if (!n || !goes_on(s, indent, SHAPE_MAP))
		return false;
	value = str_trim(str_sub(pair, n + 1, pair.n));
	fields_pair(s->fields, str_sub(pair, 0, n));
	return value.n && value.p[0] != '[' && read_scalar(s, value, false);
}

/* begins a text of several lines: ">", ">-", "|", "|-" */
static bool
begin_text(struct front_plain_plain *s, struct str value)
{
	s->strip = value.n == 2 && value.p[1] == '-';
	if ((value.p[0] != '>' && value.p[0] != '|') || (value.n > 1 && !s->strip))
		return false;
	s->fold = value.p[0];
	s->from = s->n;
	s->col = column(s, value.p);
	s->indent = 0;
	buf_clear(&s->scratch);
	return true;
}

/* adds a line of it; false for deeper ones, blanks and an empty text, which libyaml reads */
static bool
add_text(struct front_plain_plain *s, struct str line, size_t indent)
{
	if (s->indent && indent != s->indent)
		return false;
	if (s->indent)
		buf_chr(&s->scratch, s->fold == '>' ? ' ' : '\n');
	s->indent = indent;
	buf_str(&s->scratch, str_sub(line, indent, line.n));
	return true;
}

static bool
end_text(struct front_plain_plain *s)
{
	if (!s->fold)
		return true;
	s->fold = 0;
	if (!s->strip)
		buf_chr(&s->scratch, '\n');
	fields_value(s->fields, buf_view(&s->scratch), s->from, s->col);
	fields_end(s->fields, SHAPE_SCALAR);
	return s->indent > 0;
}

static bool
read_key(struct front_plain_plain *s, struct str line)
{
	size_t n = key_length(line);
	struct str value = str_trim(str_sub(line, n + 1, line.n));
	bool list = value.n && value.p[0] == '[';

	if (!n)
		return false;
	fields_begin(s->fields, str_sub(line, 0, n), s->n, 1);
	s->open = !value.n;
	s->shape = SHAPE_SCALAR;
	if (s->open || begin_text(s, value))
		return true;
	if (list ? !read_list(s, value) : !read_scalar(s, value, false))
		return false;
	fields_end(s->fields, list ? SHAPE_LIST : SHAPE_SCALAR);
	return true;
}

/* completes the key before */
static void
end_key(struct front_plain_plain *s)
{
	if (s->open)
		fields_end(s->fields, s->shape);
	s->open = false;
}

static bool
read_line(struct front_plain_plain *s, struct str line)
{
	size_t indent = 0;

	if (odd_bytes(line))
		return false;
	while (indent < line.n && line.p[indent] == ' ')
		indent++;
	if (s->fold && indent)
		return indent < line.n && line.p[line.n - 1] != ' ' && add_text(s, line, indent);
	if (!end_text(s))
		return false;
	while (line.n && line.p[line.n - 1] == ' ')
		line.n--;
	if (!line.n)
		return true;
	if (line.p[indent] == '-' && indent + 1 < line.n && line.p[indent + 1] == ' ')
		return read_item(s, line, indent);
	if (indent)
		return read_pair(s, line, indent);
	end_key(s);
	return line.p[0] == '#' || read_key(s, line);
}

bool
front_plain(struct fields *f, struct str yaml, uint32_t line)
{
	struct front_plain_plain s = {.fields = f, .n = line};
	struct str rest = yaml;
	bool good = true;

	for (; good && rest.n; s.n++) {
		rest = str_cut(&s.line, rest, '\n');
		good = read_line(&s, s.line);
	}
	good = good && end_text(&s);
	end_key(&s);
	buf_free(&s.scratch);
	if (!good)
		f->n = 0;
	return good;
}
