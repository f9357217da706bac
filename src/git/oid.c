/* SPDX-License-Identifier: ISC */
#include "git/oid.h"

int
oid_read(struct oid *out, struct str hex)
{
	size_t size = hex.n / 2;

	*out = (struct oid){{0}};
	if (hex.n != 40 && hex.n != 64)
		return -1;
	for (size_t i = 0; i < size; i++) {
		int high = char_hex(hex.p[2 * i]), low = char_hex(hex.p[2 * i + 1]);

		if (high < 0 || low < 0)
			return -1;
		out->id[i] = (unsigned char)(high << 4 | low);
	}
	return (int)size;
}

char *
oid_hex(char out[OID_HEX_SIZE], const struct oid *id, size_t size)
{
	static const char digits[] = "0123456789abcdef";

	for (size_t i = 0; i < size; i++) {
		out[2 * i] = digits[id->id[i] >> 4];
		out[2 * i + 1] = digits[id->id[i] & 15];
	}
	out[2 * size] = '\0';
	return out;
}
