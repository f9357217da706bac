/* SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "base/utf8.h"
#include "edit/patch.h"

void
patch_begin(struct patches *p, struct str file)
{
	struct str line, rest = file;

	*p = (struct patches){.file = file, .eol = STR("\n")};
	if (!str_line(&line, &rest))
		return;
	p->eol = str_sub(file, line.n, file.n - rest.n);
	if (!p->eol.n)
		p->eol = STR("\n");
}

void
patch_end(struct patches *p)
{
	free(p->v);
	arena_free(&p->arena);
	*p = (struct patches){0};
}

void
patch_add(struct patches *p, size_t from, size_t to, struct str text)
{
	p->v = mem_reserve(p->v, p->n, &p->cap, sizeof(*p->v));
	p->v[p->n] = (struct patch){from, to, p->n, arena_str(&p->arena, text)};
	p->n++;
}

static int
patch_order(const void *va, const void *vb)
{
	const struct patch *a = va, *b = vb;

	if (a->from != b->from)
		return a->from < b->from ? -1 : 1;
	return a->order < b->order ? -1 : a->order > b->order;
}

bool
patch_apply(struct buf *out, struct patches *p)
{
	size_t at = 0;

	buf_clear(out);
	if (p->n)
		qsort(p->v, p->n, sizeof(*p->v), patch_order);
	for (size_t i = 0; i < p->n; i++) {
		buf_str(out, str_sub(p->file, at, p->v[i].from));
		buf_str(out, p->v[i].text);
		at = p->v[i].to > at ? p->v[i].to : at;
	}
	buf_str(out, str_sub(p->file, at, p->file.n));
	p->n = 0;
	return !str_eq(buf_view(out), p->file);
}

size_t
patch_line(struct str file, size_t at)
{
	while (at && !char_line_end(file.p[at - 1]))
		at--;
	return at;
}

size_t
patch_line_end(struct str file, size_t at)
{
	while (at < file.n && !char_line_end(file.p[at]))
		at++;
	if (at < file.n)
		at += file.p[at] == '\r' && at + 1 < file.n && file.p[at + 1] == '\n' ? 2 : 1;
	return at;
}

size_t
patch_value_end(struct str file, const struct place *p)
{
	return patch_line_end(file, p->value.to > p->colon ? p->value.to : p->colon);
}

/* true for characters that YAML forbids, or that may end a line */
static bool
odd_char(int32_t c)
{
	return c < ' ' || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029 || c == 0xfeff || c == 0xfffe ||
	       c == 0xffff;
}

static bool
has_odd(struct str s)
{
	while (s.n)
		if (odd_char(utf8_next(&s)))
			return true;
	return false;
}

/* true if a plain scalar may begin so */
static bool
plain_start(struct str s)
{
	if (s.p[0] == '-')
		return s.n > 1 && s.p[1] != ' ' && !str_starts(s, STR("---"));
	return !strchr("?:,[]{}#&*!|>'\"%@`=", s.p[0]);
}

static bool
null_word(struct str s)
{
	return str_eq(s, STR("~")) || (s.n == 4 && text_same(s, STR("null")));
}

static bool
is_plain(struct str s, bool flow)
{
	if (!s.n || s.p[0] == ' ' || s.p[s.n - 1] == ' ' || s.p[s.n - 1] == ':' || !plain_start(s) ||
	    null_word(s) || str_starts(s, STR("...")) || has_odd(s))
		return false;
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i], next = i + 1 < s.n ? s.p[i + 1] : 'x';

		if ((c == ':' && next == ' ') || (c == ' ' && next == '#'))
			return false;
		if (flow && strchr(",[]{}:?", c))
			return false;
	}
	return true;
}

bool
patch_key_plain(struct str s)
{
	return is_plain(s, true) && !str_starts(s, STR("<<"));
}

bool
patch_null(struct str raw)
{
	return !raw.n || str_eq(raw, STR("~")) || str_eq(raw, STR("null"));
}

static void
double_quoted(struct buf *out, struct str s)
{
	buf_chr(out, '"');
	while (s.n) {
		struct str from = s;
		int32_t c = utf8_next(&s);

		if (c == '"' || c == '\\')
			buf_fmt(out, "\\%c", (char)c);
		else if (c == '\n' || c == '\t' || c == '\r')
			buf_fmt(out, "\\%c", c == '\n' ? 'n' : c == '\t' ? 't' : 'r');
		else if (odd_char(c))
			buf_fmt(out, "\\u%04X", (unsigned)c);
		else
			buf_add(out, from.p, from.n - s.n);
	}
	buf_chr(out, '"');
}

/*
 * True if a YAML parser with types (1.2) would change it: a number after a "+" or a zero, such as a
 * phone number. tend itself reads only texts.
 */
static bool
misread(struct str s)
{
	struct str digits = strchr("+-", s.p[0]) ? str_sub(s, 1, s.n) : s;

	if (text_same(s, STR("true")) || text_same(s, STR("false")))
		return true;
	if (s.p[0] != '+' && !(digits.n > 1 && digits.p[0] == '0' && digits.p[1] != '.'))
		return false;
	for (size_t i = 0; i < digits.n; i++)
		if (!char_digit(digits.p[i]) && !strchr(".xXoOabcdefABCDEF", digits.p[i]))
			return false;
	return digits.n && char_digit(digits.p[0]);
}

static void
single_quoted(struct buf *out, struct str s)
{
	buf_chr(out, '\'');
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '\'')
			buf_chr(out, '\'');
		buf_chr(out, s.p[i]);
	}
	buf_chr(out, '\'');
}

void
patch_scalar(struct buf *out, struct str value, struct str like, bool flow)
{
	char quote = like.n ? like.p[0] : ' ';

	if (quote == '\'' && !has_odd(value))
		single_quoted(out, value);
	else if (quote == '"' || quote == '\'' || !is_plain(value, flow) || misread(value))
		double_quoted(out, value);
	else
		buf_str(out, value);
}

void
patch_flow(struct buf *out, const struct str *item, size_t n)
{
	buf_chr(out, '[');
	for (size_t i = 0; i < n; i++) {
		buf_str(out, i ? STR(", ") : STR(""));
		patch_scalar(out, item[i], STR(""), true);
	}
	buf_chr(out, ']');
}
