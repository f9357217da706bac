/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "base/byte_bits.h"
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

/* the offset from i on of the first byte that is beyond ASCII or NUL; s.n if there is none */
static size_t
next_odd(struct str s, size_t i)
{
	for (; s.n - i >= BYTE_BLOCK; i += BYTE_BLOCK) {
		uint64_t odd = byte_bits_odd(s.p + i);

		if (odd)
			return i + (size_t)__builtin_ctzll(odd);
	}
	while (i < s.n && (unsigned char)(s.p[i] - 1) < 0x7F)
		i++;
	return i;
}

size_t
utf8_invalid(struct str s)
{
	int32_t c;
	size_t n;

	for (size_t i = next_odd(s, 0); i < s.n; i = next_odd(s, i + n)) {
		n = decode(&c, (struct str){s.p + i, s.n - i});
		if (n == 0 || c == 0)
			return i;
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
