/* SPDX-License-Identifier: ISC */
#ifndef TEND_WORDS_TABLE_H
#define TEND_WORDS_TABLE_H

#include <stdatomic.h>

#include "base/words.h"

/*
 * A constant table of folded words and their bits, indexed when it is first asked, once for the
 * whole process. Threads may share it. It is never released.
 */
struct words_table {
	const struct words_row *row;
	size_t n;
	atomic_bool indexed;
	struct map map;
};

/* the initialiser for an array of rows */
#define WORDS_TABLE(rows) {.row = rows, .n = sizeof(rows) / sizeof((rows)[0])}

/* the bits of a folded word; 0 if the table lacks it */
uint32_t words_table_bits(struct words_table *, struct str folded);

#endif
