/* SPDX-License-Identifier: ISC */
#include "front/value_plain.h"

static bool
plain_start(char c)
{
	return char_alpha(c) || char_digit(c) || (unsigned char)c >= 0x80;
}

/* bytes that may end a plain scalar, or forbid it */
static const unsigned char mark[256] = {[':'] = 1, ['#'] = 1, ['['] = 1, ['{'] = 1, ['}'] = 1};

uint32_t
value_plain_column(const struct value_plain *v, const char *at)
{
	return (uint32_t)(at - v->line.p) + 1;
}

static void
hand_over(struct value_plain *v, struct str text)
{
	fields_value(v->fields, text, v->n, value_plain_column(v, text.p));
}

/* true for the beginning of a plain scalar; a dash begins one before all but a blank */
static bool
begins_plain(struct str s)
{
	if (s.n > 1 && s.p[0] == '-')
		return s.p[1] != ' ';
	return plain_start(s.p[0]) || s.p[0] == '+' || s.p[0] == '(';
}

/* reads a plain scalar; within brackets (`flow`) fewer characters are allowed */
static bool
read_plain(struct value_plain *v, struct str text, bool flow)
{
	if (!begins_plain(text))
		return false;
	for (size_t i = str_first_of(text, 0, mark, 1); i < text.n; i = str_first_of(text, i + 1, mark, 1)) {
		char c = text.p[i], next = i + 1 < text.n ? text.p[i + 1] : ' ';

		if (c == '#' && text.p[i - 1] == ' ' && !flow)
			text = str_trim(str_sub(text, 0, i)); /* a comment */
		else if (flow ? c != '#' || text.p[i - 1] == ' ' : c == ':' && next == ' ')
			return false;
	}
	if (!str_eq(text, STR("null")))
		hand_over(v, text);
	return true;
}

/* turns 'it''s' into it's; false for other quotes within */
static bool
undouble(struct value_plain *v, struct str *inside, char quote)
{
	buf_clear(&v->scratch);
	for (size_t i = 0; i < inside->n; i++) {
		if (inside->p[i] == quote && (quote == '"' || ++i == inside->n || inside->p[i] != quote))
			return false;
		buf_chr(&v->scratch, inside->p[i]);
	}
	*inside = buf_view(&v->scratch);
	return true;
}

/* reads a scalar that fills all of `text` */
static bool
read_scalar(struct value_plain *v, struct str text, bool flow)
{
	struct str inside = str_sub(text, 1, text.n ? text.n - 1 : 0);
	char quote = text.n ? text.p[0] : ' ';

	if (quote != '"' && quote != '\'')
		return text.n && read_plain(v, text, flow);
	if (text.n < 2 || text.p[text.n - 1] != quote || (quote == '"' && str_chr(inside, '\\') < inside.n))
		return false;
	if (str_chr(inside, quote) < inside.n && (flow || !undouble(v, &inside, quote)))
		return false;
	fields_value(v->fields, inside, v->n, value_plain_column(v, text.p));
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

/* bytes that end an item of a list, or need a closer look */
static const unsigned char item_mark[256] = {
	[':'] = 1, ['#'] = 1, ['['] = 1, ['{'] = 1, ['}'] = 1, [']'] = 1, [','] = 1,
};

/* the offset after an item that is simple; 0 for another */
static size_t
pass_item(struct str text, size_t i)
{
	struct str inside = str_sub(text, i + 1, text.n);
	size_t n;

	if (plain_start(text.p[i]))
		return str_first_of(text, i, item_mark, 1);
	if (text.p[i] != '"')
		return 0;
	n = str_chr(inside, '"');
	return n == inside.n || str_chr(str_sub(inside, 0, n), '\\') < n ? 0 : i + n + 2;
}

/* true for a list of simple items: nothing in it needs a look if its key is not wanted */
static bool
is_simple_list(struct str text)
{
	size_t i = 1, end = text.n - 1;

	for (; i < end; i += 2) {
		i = pass_item(text, i);
		if (!i || i >= end || text.p[i] != ',' || text.p[i + 1] != ' ')
			break;
	}
	return i == end && text.p[i] == ']';
}

/* reads [a, b c, "d"] */
static bool
read_list(struct value_plain *v, struct str text)
{
	struct str rest = str_trim(str_sub(text, 1, text.n - 1));

	if (text.n < 2 || text.p[text.n - 1] != ']')
		return false;
	if (!fields_wanted(v->fields) && is_simple_list(text))
		return true;
	while (rest.n) {
		size_t n = item_length(rest);
		struct str item = str_trim(str_sub(rest, 0, n));

		/* libyaml reads "a,b" and "[a,]" */
		if (n < rest.n && (n + 1 == rest.n || rest.p[n + 1] != ' '))
			return false;
		if (str_chr(item, ']') < item.n || !read_scalar(v, item, true))
			return false;
		rest = str_trim(str_sub(rest, n + 1, rest.n));
	}
	return true;
}

/* the length of a plain key at the beginning of a text, "key:" or "key: value"; 0 if there is none */
size_t
value_plain_key(struct str s)
{
	size_t n = 0;

	while (n < s.n && n < 100 &&
	       (plain_start(s.p[n]) || (n && (s.p[n] == '-' || s.p[n] == '_')) ||
	        (n && s.p[n] == ' ' && n + 1 < s.n && plain_start(s.p[n + 1]))))
		n++;
	if (n == s.n || s.p[n] != ':' || (n + 1 < s.n && s.p[n + 1] != ' '))
		return 0;
	return str_eq(str_sub(s, 0, n), STR("null")) ? 0 : n;
}

/* reads one pair of a map in braces, "a: b" */
static bool
read_braced(struct value_plain *v, struct str pair)
{
	size_t n = value_plain_key(pair);

	if (!n || str_chr(pair, '}') < pair.n || str_chr(pair, ']') < pair.n)
		return false;
	fields_pair(v->fields, str_sub(pair, 0, n));
	return read_scalar(v, str_trim(str_sub(pair, n + 1, pair.n)), true);
}

/* reads {a: b, c: "d"} */
static bool
read_map(struct value_plain *v, struct str text)
{
	struct str rest = str_trim(str_sub(text, 1, text.n - 1));

	if (text.n < 2 || text.p[text.n - 1] != '}' || !rest.n)
		return false;
	while (rest.n) {
		size_t n = str_chr(rest, ',');

		/* libyaml reads "a,b", "{a: b,}", and a comma in quotes */
		if (n < rest.n && (n + 1 == rest.n || rest.p[n + 1] != ' '))
			return false;
		if (!read_braced(v, str_trim(str_sub(rest, 0, n))))
			return false;
		rest = str_trim(str_sub(rest, n + 1, rest.n));
	}
	return true;
}

bool
value_plain_scalar(struct value_plain *v, struct str text)
{
	return read_scalar(v, text, false);
}

bool
value_plain_read(struct value_plain *v, struct str text, enum shape *shape)
{
	*shape = text.p[0] == '[' ? SHAPE_LIST : text.p[0] == '{' ? SHAPE_MAP : SHAPE_SCALAR;
	switch (*shape) {
	case SHAPE_LIST:
		return read_list(v, text);
	case SHAPE_MAP:
		return read_map(v, text);
	default:
		return read_scalar(v, text, false);
	}
}
