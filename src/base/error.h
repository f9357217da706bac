/* SPDX-License-Identifier: ISC */
#ifndef TEND_ERROR_H
#define TEND_ERROR_H

#include <stdint.h>

#include "base/arena.h"

/*
 * What went wrong and where. Lines and columns count from 1, columns in
 * bytes; 0 is unknown. path is empty when no file is to blame.
 */
struct error {
	struct str path, what;
	uint32_t line, col;
};

#define ERRORS_OF_FILE 100

/*
 * Errors in the order they were met. Start it as {0}. Paths and texts live
 * in its own arena. Of more than ERRORS_OF_FILE of one file in a row the rest is
 * dropped, and one says so: a hostile file shall not drown the others.
 */
struct errors {
	struct error *v;
	size_t n, cap;
	size_t run; /* how many in a row were of one file */
	struct arena arena;
};

void errors_add(struct errors *, struct str path, uint32_t line, uint32_t col,
                const char *fmt, ...) __attribute__((format(printf, 5, 6)));
/* appends all of `from`, which is then empty */
void errors_join(struct errors *into, struct errors *from);
/* by path, line, column, text; repeats are dropped */
void errors_sort(struct errors *);
void errors_free(struct errors *);

#endif
