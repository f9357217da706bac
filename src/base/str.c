/* SPDX-License-Identifier: ISC */
#include "base/byte_bits.h"
#include "base/str.h"

struct str
str_of(const char *s)
{
	return (struct str){s, s ? strlen(s) : 0};
}

int
str_cmp(struct str a, struct str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int d = n ? memcmp(a.p, b.p, n) : 0;

	return d ? d : (a.n > b.n) - (a.n < b.n);
}

int
str_order(const void *a, const void *b)
{
	return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

struct str
str_strip(struct str s, struct str front, struct str end)
{
	while (s.n && char_in(s.p[0], front))
		s = str_sub(s, 1, s.n);
	while (s.n && char_in(s.p[s.n - 1], end))
		s.n--;
	return s;
}

struct str
str_trim(struct str s)
{
	size_t from = 0;

	while (from < s.n && char_space(s.p[from]))
		from++;
	while (s.n > from && char_space(s.p[s.n - 1]))
		s.n--;
	return str_sub(s, from, s.n);
}

size_t
str_chr(struct str s, char c)
{
	const char *at = s.n ? memchr(s.p, c, s.n) : NULL;

	return at ? (size_t)(at - s.p) : s.n;
}

size_t
str_find(struct str s, struct str needle)
{
	const char *at = s.n && needle.n ? memmem(s.p, s.n, needle.p, needle.n) : NULL;

	if (!needle.n)
		return 0;
	return at ? (size_t)(at - s.p) : s.n;
}

static bool
is_control(char c)
{
	return (unsigned char)c < ' ' && c != '\n';
}

size_t
str_control(struct str s)
{
	size_t i = 0;

	for (; s.n - i >= BYTE_BLOCK; i += BYTE_BLOCK) {
		uint64_t controls = byte_bits_control(s.p + i);

		if (controls)
			return i + (size_t)__builtin_ctzll(controls);
	}
	while (i < s.n && !is_control(s.p[i]))
		i++;
	return i;
}

struct str
str_cut(struct str *head, struct str s, char c)
{
	size_t at = str_chr(s, c);

	*head = str_sub(s, 0, at);
	return str_sub(s, at + 1, s.n);
}

size_t
str_after_last(struct str s, char c)
{
	size_t at = s.n;

	while (at && s.p[at - 1] != c)
		at--;
	return at;
}

struct str
str_cut_last(struct str *head, struct str s, char c)
{
	size_t at = str_after_last(s, c);

	*head = str_sub(s, 0, at ? at - 1 : 0);
	return str_sub(s, at, s.n);
}

bool
str_has_item(struct str list, char separator, struct str item)
{
	struct str one;

	while (item.n && list.n) {
		list = str_cut(&one, list, separator);
		if (str_eq(one, item))
			return true;
	}
	return false;
}

/*
 * the offset of the first LF or CR, or s.n; searches both in short steps, so that the absence of
 * one costs nothing
 */
static size_t
line_end(struct str s)
{
	enum { STEP = 256 };

	for (size_t at = 0; at < s.n; at += STEP) {
		struct str part = str_sub(s, at, at + STEP);
		size_t lf = str_chr(part, '\n'), cr = str_chr(str_sub(part, 0, lf), '\r');

		if (cr < part.n)
			return at + cr;
	}
	return s.n;
}

bool
str_line(struct str *line, struct str *rest)
{
	size_t end, next;

	if (!rest->n)
		return false;
	end = line_end(*rest);
	next = end + 1;
	if (next < rest->n && rest->p[end] == '\r' && rest->p[next] == '\n')
		next++;
	*line = str_sub(*rest, 0, end);
	*rest = str_sub(*rest, next, rest->n);
	return true;
}

struct str
str_first_line(struct str s)
{
	struct str line;

	s = str_trim(s);
	return str_line(&line, &s) ? str_trim(line) : STR("");
}

size_t
str_line_start(struct str s, size_t at)
{
	while (at && s.p[at - 1] != '\n' && s.p[at - 1] != '\r')
		at--;
	return at;
}

int64_t
str_number(struct str s, int64_t max)
{
	int64_t v = 0;

	if (!s.n)
		return -1;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return -1;
		v = v * 10 + (s.p[i] - '0');
		if (v > max)
			return -1;
	}
	return v;
}

bool
str_digits(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!char_digit(s.p[i]))
			return false;
	return s.n != 0;
}

bool
str_has_digit(struct str s)
{
	size_t i = 0;

	while (i < s.n && !char_digit(s.p[i]))
		i++;
	return i < s.n;
}

struct str
str_lower(char *out, size_t size, struct str s)
{
	if (s.n > size)
		return (struct str){out, 0};
	for (size_t i = 0; i < s.n; i++)
		out[i] = char_lower(s.p[i]);
	return (struct str){out, s.n};
}

bool
str_same(struct str a, struct str b)
{
	size_t i = 0;

	if (a.n != b.n)
		return false;
	while (i < a.n && char_lower(a.p[i]) == char_lower(b.p[i]))
		i++;
	return i == a.n;
}

bool
str_one_of(struct str s, const struct str *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_same(s, words[i]))
			return true;
	return false;
}

int
str_skip_any(struct str *s, const struct str *with, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		/* most differ in their first byte */
		if (s->n && with[i].n && s->p[0] != with[i].p[0])
			continue;
		if (str_skip(s, with[i]))
			return (int)i;
	}
	return -1;
}
