/* SPDX-License-Identifier: ISC */
#include "base/map.h"
#include "base/word_pairs.h"
#include "base/words.h"

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

bool
word_pairs_beside(const struct word_pairs *w, struct str text, struct str word, struct str folded)
{
	size_t from = (size_t)(word.p - text.p);
	struct str after = str_sub(text, from + word.n, text.n), next;
	struct buf beside = {0};
	bool may = word_pairs_may(w, folded, STR(""));

	if (!may && words_next(&beside, &next, &after))
		may = word_pairs_may(w, folded, buf_view(&beside));
	if (may && !word_pairs_may(w, STR(""), folded)) {
		words_before(&beside, text, from);
		may = word_pairs_may(w, buf_view(&beside), folded);
	}
	buf_free(&beside);
	return may;
}
