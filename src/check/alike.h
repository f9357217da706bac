/* SPDX-License-Identifier: ISC */
#ifndef TEND_ALIKE_H
#define TEND_ALIKE_H

#include "book/book.h"

/* a key that tend does not know, that many files have, and that looks like one that it knows */
struct alike {
	const char *name; /* as the first file writes it */
	const char *near; /* tend's name of that key */
	uint32_t files;
};

enum {
	ALIKE_FILES = 3, /* files from which on a key is frequent, and no slip of the pen */
	ALIKE_MAX = 5,
};

/*
 * The most frequent of such keys, at most ALIKE_MAX; returns their number. The owner takes a key
 * for a known one, or says that it is none, under `keys:` or `garden:` in me.md.
 */
size_t alike_keys(struct alike out[ALIKE_MAX], const struct book *);

#endif
