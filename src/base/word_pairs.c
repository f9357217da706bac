/* SPDX-License-Identifier: ISC */
#include "base/map.h"
#include "base/word_pairs.h"

static unsigned
hash(struct str a, struct str b)
{
	return (map_hash(a) * 31 + map_hash(b)) * 0x9e3779b1u >> 16;
}

void
word_pairs_add(struct word_pairs *w, struct str a, struct str b)
{
	unsigned i = hash(a, b);

	w->bits[i / 64] |= (uint64_t)1 << i % 64;
}

bool
word_pairs_may(const struct word_pairs *w, struct str a, struct str b)
{
	unsigned i = hash(a, b);

	return w->bits[i / 64] >> i % 64 & 1;
}
