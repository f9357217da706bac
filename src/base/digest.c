/* SPDX-License-Identifier: ISC */
#include <inttypes.h>

#include "base/digest.h"

enum { HASH_DIGITS = 16 };

struct digest
digest_of(struct str s)
{
	struct digest d = {s.n, UINT64_C(0xcbf29ce484222325)};

	for (size_t i = 0; i < s.n; i++)
		d.hash = (d.hash ^ (unsigned char)s.p[i]) * UINT64_C(0x100000001b3);
	return d;
}

void
digest_format(struct buf *out, struct digest d)
{
	buf_fmt(out, "%zu-%016" PRIx64, d.n, d.hash);
}

int
digest_parse(struct digest *out, struct str s)
{
	struct str size, hex = str_cut(&size, s, '-');
	int64_t n = str_number(size, INT64_MAX);
	struct digest d = {(size_t)n, 0};

	if (n < 0 || hex.n != HASH_DIGITS)
		return -1;
	for (size_t i = 0; i < hex.n; i++) {
		int digit = char_hex(hex.p[i]);

		if (digit < 0)
			return -1;
		d.hash = d.hash << 4 | (uint64_t)digit;
	}
	*out = d;
	return 0;
}
