/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "base/utf8.h"

/*
 * decodes the first character of s, which is not empty; returns its length, 0 if it is invalid (RFC
 * 3629)
 */
static size_t
decode(int32_t *out, struct str s)
{
	const unsigned char *p = (const unsigned char *)s.p;
	size_t n;
	int32_t c = p[0];

	*out = c;
	if (c < 0x80)
		return 1;
	n = c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
	if (c < 0xC2 || c > 0xF4 || s.n < n)
		return 0;
	c &= 0x7F >> n;
	for (size_t i = 1; i < n; i++) {
		if ((p[i] & 0xC0) != 0x80)
			return 0;
		c = c << 6 | (p[i] & 0x3F);
	}
	if ((n == 3 && c < 0x800) || (n == 4 && c < 0x10000))
		return 0;
	if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
		return 0;
	*out = c;
	return n;
}

struct str
utf8_cut(struct str s, size_t n)
{
	while (n < s.n && n && ((unsigned char)s.p[n] & 0xC0) == 0x80)
		n--;
	return str_sub(s, 0, n);
}

enum { BLOCK = 32 };

/* true if the bytes of a block are all ASCII without NUL */
static bool
plain_block(const char *p)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	uint64_t a, b, c, d;

	memcpy(&a, p, sizeof(a));
	memcpy(&b, p + 8, sizeof(b));
	memcpy(&c, p + 16, sizeof(c));
	memcpy(&d, p + 24, sizeof(d));
	/* bytes 01 to 7F have no high bit, before and after 1 is subtracted */
	return !((a | b | c | d | (a - ones) | (b - ones) | (c - ones) | (d - ones)) & ones << 7);
}

size_t
utf8_invalid(struct str s)
{
	size_t i = 0, end, n;
	int32_t c;

	while (i < s.n) {
		if (s.n - i >= BLOCK && plain_block(s.p + i)) {
			i += BLOCK;
			continue;
		}
		for (end = i + BLOCK; i < end && i < s.n; i += n) {
			n = 1;
			if ((unsigned char)(s.p[i] - 1) < 0x7F)
				continue;
			n = decode(&c, (struct str){s.p + i, s.n - i});
			if (n == 0 || c == 0)
				return i;
		}
	}
	return s.n;
}

void
utf8_repair(struct buf *out, struct str s)
{
	while (s.n) {
		size_t n = utf8_invalid(s);

		buf_str(out, str_sub(s, 0, n));
		if (n < s.n)
			buf_str(out, STR("\xEF\xBF\xBD"));
		s = str_sub(s, n + 1, s.n);
	}
}

int32_t
utf8_next(struct str *rest)
{
	int32_t c;
	size_t n;

	if (!rest->n)
		return -1;
	n = decode(&c, *rest);
	*rest = str_sub(*rest, n ? n : 1, rest->n);
	return n ? c : 0xFFFD;
}
