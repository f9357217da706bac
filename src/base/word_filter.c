/* SPDX-License-Identifier: ISC */
#include "base/word_filter.h"

void
word_filter_add(struct word_filter *f, const char *p, size_t n)
{
	unsigned i = word_filter_hash(p, n);

	f->bits[i / 8] |= (uint8_t)(1u << i % 8);
}
