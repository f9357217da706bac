/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "base/buf.h"
#include "base/lines.h"
#include "front/front_plain.h"
#include "front/value_plain.h"

/*
 * Most front-matter is simple YAML, and libyaml takes as long for it as cmark for the whole text.
 * This file reads only simple YAML, and returns false for all else, which is left to libyaml.
 */

struct front_plain_plain {
	struct value_plain value; /* of the line that is now read */
	bool open;       /* indented lines belong to a key without a value of its own */
	size_t indent;   /* indentation of these lines */
	enum shape shape; /* the shape they give the key so far */
	char fold;       /* '>' or '|' if they are lines of one text, which begins on line `from` */
	bool strip;      /* ">-", "|-" */
	uint32_t from, col;
	const char *key;   /* the line of the key that was read last, or NULL */
	uint32_t key_line; /* its number */
	size_t before;     /* fields before it */
	const char *end;   /* of the front-matter */
	struct buf text; /* these lines */
};

/* bytes that may begin a character which libyaml treats specially */
static const unsigned char oddities[256] = {
	[0] = 1, [1] = 1, [2] = 1, [3] = 1, [4] = 1, [5] = 1, [6] = 1, [7] = 1, [8] = 1, ['\t'] = 1, [11] = 1,
	[12] = 1, ['\r'] = 1, [14] = 1, [15] = 1, [16] = 1, [17] = 1, [18] = 1, [19] = 1, [20] = 1, [21] = 1,
	[22] = 1, [23] = 1, [24] = 1, [25] = 1, [26] = 1, [27] = 1, [28] = 1, [29] = 1, [30] = 1, [31] = 1,
	[0x7f] = 1, [0xc2] = 1, [0xe2] = 1, [0xef] = 1,
};

/* true if libyaml may treat bytes specially: controls, its line ends, a BOM */
static bool
odd_bytes(struct str s)
{
	size_t i = 0;

	/* most blocks have nothing but ASCII */
	while (s.n - i >= BYTE_BLOCK && !(byte_bits_control(s.p + i) | byte_bits_of(s.p + i, 0x7f)) && !byte_any_beyond(s.p + i))
		i += BYTE_BLOCK;
	for (i = str_first_of(s, i, oddities, 1); i < s.n; i = str_first_of(s, i + 1, oddities, 1)) {
		unsigned char c = (unsigned char)s.p[i];

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

	return goes_on(s, indent, SHAPE_LIST) && item.n && item.p[0] != ' ' && value_plain_scalar(&s->value, item);
}

/* reads "key: value" below a key */
static bool
read_pair(struct front_plain_plain *s, struct str line, size_t indent)
{
	struct str pair = str_sub(line, indent, line.n), value;
	size_t n = value_plain_key(pair);

	if (!n || !goes_on(s, indent, SHAPE_MAP))
		return false;
	value = str_trim(str_sub(pair, n + 1, pair.n));
	fields_pair(s->value.fields, str_sub(pair, 0, n));
	return value.n && value.p[0] != '[' && value_plain_scalar(&s->value, value);
}

/* begins a text of several lines: ">", ">-", "|", "|-" */
static bool
begin_text(struct front_plain_plain *s, struct str value)
{
	s->strip = value.n == 2 && value.p[1] == '-';
	if ((value.p[0] != '>' && value.p[0] != '|') || (value.n > 1 && !s->strip))
		return false;
	s->fold = value.p[0];
	s->from = s->value.n;
	s->col = value_plain_column(&s->value, value.p);
	s->indent = 0;
	buf_clear(&s->text);
	return true;
}

/* adds a line of it; false for deeper ones, blanks and an empty text, which libyaml reads */
static bool
add_text(struct front_plain_plain *s, struct str line, size_t indent)
{
	if (s->indent && indent != s->indent)
		return false;
	if (s->indent)
		buf_chr(&s->text, s->fold == '>' ? ' ' : '\n');
	s->indent = indent;
	buf_str(&s->text, str_sub(line, indent, line.n));
	return true;
}

static bool
end_text(struct front_plain_plain *s)
{
	if (!s->fold)
		return true;
	s->fold = 0;
	if (!s->strip)
		buf_chr(&s->text, '\n');
	fields_value(s->value.fields, buf_view(&s->text), s->from, s->col);
	fields_end(s->value.fields, SHAPE_SCALAR);
	return s->indent > 0;
}

static bool
read_key(struct front_plain_plain *s, struct str line)
{
	size_t n = value_plain_key(line);
	struct str value = str_trim(str_sub(line, n + 1, line.n));
	enum shape shape;

	s->key = n ? line.p : NULL;
	s->key_line = s->value.n;
	s->before = s->value.fields->n;
	if (!n)
		return false;
	fields_begin(s->value.fields, str_sub(line, 0, n), s->value.n, 1);
	s->open = !value.n;
	s->shape = SHAPE_SCALAR;
	if (s->open || begin_text(s, value))
		return true;
	if (!value_plain_read(&s->value, value, &shape))
		return false;
	fields_end(s->value.fields, shape);
	return true;
}

/* completes the key before */
static void
end_key(struct front_plain_plain *s)
{
	if (s->open)
		fields_end(s->value.fields, s->shape);
	s->open = false;
}

static bool
read_line(struct front_plain_plain *s, struct str line)
{
	size_t indent = 0;

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

/* true for a line that may belong to the key above: indented, "- item" or without a text */
static bool
belongs(struct str rest)
{
	struct str line;

	str_cut(&line, rest, '\n');
	return !line.n || line.p[0] == ' ' || str_starts(line, STR("- "));
}

/*
 * Reads the lines of the last key with libyaml, since one of them is not simple: little front-matter
 * has more than one such key. Moves on over these lines. False if the name of the key is not
 * simple, or if the key is no YAML by itself.
 */
static bool
hand_over_key(struct front_plain_plain *s, struct lines *lines, const struct front_odd *odd)
{
	struct str line = s->value.line, key = {s->key, 0};

	if (!s->key)
		return false;
	for (; lines_rest(lines).n && belongs(lines_rest(lines)); s->value.n++)
		lines_next(lines, &line);
	/* with the end of its last line */
	key.n = (size_t)(line.p + line.n - s->key) + (line.p + line.n < s->end);
	s->open = false;
	s->fold = 0;
	s->value.fields->n = s->before;
	return odd->read(odd->reader, key, s->key_line);
}

bool
front_plain(struct fields *f, struct str yaml, uint32_t line, const struct front_odd *odd)
{
	struct front_plain_plain s = {.value = {.fields = f, .n = line}, .end = yaml.p + yaml.n};
	bool good = !odd_bytes(yaml);
	struct lines lines;

	lines_open(&lines, yaml);
	for (; good && lines_next(&lines, &s.value.line); s.value.n++)
		good = read_line(&s, s.value.line) || hand_over_key(&s, &lines, odd);
	good = good && end_text(&s);
	end_key(&s);
	buf_free(&s.text);
	buf_free(&s.value.scratch);
	if (!good)
		f->n = 0;
	return good;
}
