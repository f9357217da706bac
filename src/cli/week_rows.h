/* SPDX-License-Identifier: ISC */
#ifndef TEND_WEEK_ROWS_H
#define TEND_WEEK_ROWS_H

#include "cli/tool.h"

/* where the rows of tend-week go, and which of its parts; see its page for the columns */
struct week_rows {
	const struct tool *tool;
	struct rows *out;
	unsigned parts; /* of week_rows_parts() */
};

#define WEEK_ROWS_ALL (~0u)

/* what the rows need of each contact */
struct needs week_rows_needs(void);

/* sets *parts to those that a list such as "asked,due" names; 0, or -1 for a name of none */
int week_rows_parts(unsigned *parts, struct str list);

/* writes the wanted rows in the order of the parts; `budget` as in week_find() */
void week_rows_write(struct week_rows *, size_t budget);

#endif
