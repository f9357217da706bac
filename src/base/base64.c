/* SPDX-License-Identifier: ISC */
#include <stdint.h>
#include <string.h>

#include "base/base64.h"

static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

bool
base64_decode(struct buf *out, struct str s)
{
	size_t begin = out->n;
	uint32_t bits = 0;
	unsigned n = 0;

	for (size_t i = 0; i < s.n && s.p[i] != '='; i++) {
		const char *digit = s.p[i] ? strchr(digits, s.p[i]) : NULL;

		if (char_blank(s.p[i]) || s.p[i] == '\r' || s.p[i] == '\n')
			continue;
		if (!digit) {
			out->n = begin;
			return false;
		}
		bits = bits << 6 | (uint32_t)(digit - digits);
		if ((n += 6) < 8)
			continue;
		n -= 8;
		buf_chr(out, (char)(bits >> n & 0xFF));
	}
	return true;
}

void
base64_encode(struct buf *out, struct str bytes)
{
	for (size_t i = 0; i < bytes.n; i += 3) {
		size_t left = bytes.n - i;
		uint32_t bits = (uint32_t)(unsigned char)bytes.p[i] << 16;

		bits |= left > 1 ? (uint32_t)(unsigned char)bytes.p[i + 1] << 8 : 0;
		bits |= left > 2 ? (unsigned char)bytes.p[i + 2] : 0;
		buf_chr(out, digits[bits >> 18]);
		buf_chr(out, digits[bits >> 12 & 63]);
		buf_chr(out, left > 1 ? digits[bits >> 6 & 63] : '=');
		buf_chr(out, left > 2 ? digits[bits & 63] : '=');
	}
}
