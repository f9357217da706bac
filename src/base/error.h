/* SPDX-License-Identifier: ISC */
#ifndef TEND_ERROR_H
#define TEND_ERROR_H

#include <stdint.h>

#include "base/arena.h"
#include "base/map.h"

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
 * in its own arena. The first ERRORS_OF_FILE of each file are kept, then one that
 * says there are more: a hostile file does not drown the others. That holds however
 * the files alternate and however many lists are joined. Errors without a path are all kept.
 */
struct errors {
	struct error *v;
	size_t n, cap;
	struct map of_file; /* path: how many, ERRORS_OF_FILE + 1 at most */
	struct arena arena;
};

void errors_add(struct errors *, struct str path, uint32_t line, uint32_t col,
                const char *fmt, ...) __attribute__((format(printf, 5, 6)));
/* appends all of `from`, which is then empty */
void errors_join(struct errors *into, struct errors *from);
/* drops all from the n-th on, as if they had not been added */
void errors_cut(struct errors *, size_t n);
/* drops all but those of these paths; errors without a path go unless "" is one of them */
void errors_keep(struct errors *, const struct map *paths);
/* by path, line, column, text, with the one about more last of its path; repeats are dropped */
void errors_sort(struct errors *);
void errors_free(struct errors *);

#endif
