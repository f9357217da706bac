/* SPDX-License-Identifier: ISC */
#ifndef TEND_DIFF3_H
#define TEND_DIFF3_H

#include "base/buf.h"

/*
 * Merges three texts line by line, as git does, with conflict markers of `size` characters, at
 * least 1; labels name the sides. How many conflicts, or -1. Needs no repository.
 */
int diff3_merge(struct buf *out, struct str base, struct str ours, struct str theirs,
                const char *our_label, const char *their_label, unsigned short size);

#endif
