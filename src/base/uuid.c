/* SPDX-License-Identifier: ISC */
#include <stdint.h>

#include "base/buf.h"
#include "base/uuid.h"

/* the namespace of URLs, 6ba7b811-9dad-11d1-80b4-00c04fd430c8 */
static const unsigned char space[16] = {
	0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8,
};

static uint32_t
turn(uint32_t x, int by)
{
	return x << by | x >> (32 - by);
}

/* the round function of three words plus the constant of its quarter */
static uint32_t
mix(int step, uint32_t b, uint32_t c, uint32_t d)
{
	if (step < 20)
		return ((b & c) | (~b & d)) + 0x5A827999;
	if (step < 40)
		return (b ^ c ^ d) + 0x6ED9EBA1;
	if (step < 60)
		return ((b & c) | (b & d) | (c & d)) + 0x8F1BBCDC;
	return (b ^ c ^ d) + 0xCA62C1D6;
}

/* hashes 64 bytes into the state */
static void
block(uint32_t h[5], const unsigned char *p)
{
	uint32_t w[80], a = h[0], b = h[1], c = h[2], d = h[3], e = h[4];

	for (int i = 0; i < 16; i++, p += 4)
		w[i] = (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
	for (int i = 16; i < 80; i++)
		w[i] = turn(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
	for (int i = 0; i < 80; i++) {
		uint32_t next = turn(a, 5) + mix(i, b, c, d) + e + w[i];

		e = d;
		d = c;
		c = turn(b, 30);
		b = a;
		a = next;
	}
	h[0] += a;
	h[1] += b;
	h[2] += c;
	h[3] += d;
	h[4] += e;
}

/* the first 16 of the 20 bytes */
static void
sha1(unsigned char out[16], struct str s)
{
	uint32_t h[5] = {0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0};
	struct buf all = {0};

	buf_str(&all, s);
	buf_chr(&all, (char)0x80);
	while (all.n % 64 != 56)
		buf_chr(&all, 0);
	for (int by = 56; by >= 0; by -= 8)
		buf_chr(&all, (char)((uint64_t)s.n * 8 >> by & 0xFF));
	for (size_t i = 0; i < all.n; i += 64)
		block(h, (const unsigned char *)all.p + i);
	for (int i = 0; i < 16; i++)
		out[i] = (unsigned char)(h[i / 4] >> (24 - i % 4 * 8));
	buf_free(&all);
}

char *
uuid_of(char out[UUID_SIZE], struct str name)
{
	static const char hex[] = "0123456789abcdef";
	struct buf scratch = {0};
	unsigned char u[16];
	char *to = out;

	buf_add(&scratch, space, sizeof(space));
	buf_str(&scratch, name);
	sha1(u, buf_view(&scratch));
	buf_free(&scratch);
	u[6] = (unsigned char)((u[6] & 0x0F) | 0x50); /* the version */
	u[8] = (unsigned char)((u[8] & 0x3F) | 0x80); /* the variant */
	for (int i = 0; i < 16; i++) {
		if (i == 4 || i == 6 || i == 8 || i == 10)
			*to++ = '-';
		*to++ = hex[u[i] >> 4];
		*to++ = hex[u[i] & 15];
	}
	*to = '\0';
	return out;
}

bool
uuid_is(struct str s)
{
	bool is = s.n == UUID_SIZE - 1;

	for (size_t i = 0; i < s.n && is; i++) {
		bool dash = i == 8 || i == 13 || i == 18 || i == 23;

		is = dash ? s.p[i] == '-' : char_digit(s.p[i]) || char_in(char_lower(s.p[i]), STR("abcdef"));
	}
	return is;
}
