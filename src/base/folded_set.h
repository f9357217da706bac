/* SPDX-License-Identifier: ISC */
#ifndef TEND_FOLDED_SET_H
#define TEND_FOLDED_SET_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/map.h"

/* A set of texts, compared as text_fold() has them. Start it as {0}. It copies the texts. */
struct folded_set {
	struct map map;
	struct arena arena;
	struct buf scratch;
};

/* true if the set has the text; false for a text that is empty when it is folded */
bool folded_set_has(struct folded_set *, struct str text);
/* adds a text; false if the set has it, or if it is empty when it is folded */
bool folded_set_add(struct folded_set *, struct str text);
void folded_set_free(struct folded_set *);

#endif
