/* SPDX-License-Identifier: ISC */
#ifndef TEND_GAPPED_TABLE_H
#define TEND_GAPPED_TABLE_H

#include <stdatomic.h>

#include "base/gapped_phrases.h"

/* phrases, separated by "; ", and what gapped_found has for each of them */
struct gapped_row {
	unsigned tag;
	const char *phrases;
};

/*
 * A constant table of phrases, indexed when it is first asked, once for the whole process. Threads
 * may share it. It is never released.
 */
struct gapped_table {
	const struct gapped_row *row;
	size_t n;
	atomic_bool indexed;
	struct gapped_phrases phrases;
};

/* the initialiser for an array of rows */
#define GAPPED_TABLE(rows) {.row = rows, .n = sizeof(rows) / sizeof((rows)[0])}

/* the phrases of the table, for gapped_phrases_next() */
const struct gapped_phrases *gapped_table_phrases(struct gapped_table *);
/* true if a text has one of them */
bool gapped_table_said(struct gapped_table *, struct str text);

#endif
