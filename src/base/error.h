/* SPDX-License-Identifier: ISC */
#ifndef TEND_ERROR_H
#define TEND_ERROR_H

#include <stdint.h>

#include "base/arena.h"
#include "base/map.h"

/*
 * An error and its place. Lines and columns count from 1, columns in bytes; 0 is unknown. path is
 * empty if no file is the cause.
 */
struct error {
	struct str path, what;
	uint32_t line, col;
	bool note; /* says more about the one before, and counts as no problem of its own */
};

#define ERRORS_OF_FILE 100

/*
 * Errors in the order in which they occurred. Start it as {0}. It owns their paths and texts. It
 * keeps the first ERRORS_OF_FILE of each file and adds one that says so, so that a hostile file
 * cannot hide the errors of others. That holds in whatever order files and lists are joined. Errors
 * without a path are all kept.
 */
struct errors {
	struct error *v;
	size_t n, cap;
	struct map of_file; /* path: number of errors, at most ERRORS_OF_FILE + 1 */
	struct arena arena;
};

/*
 * Adds an error and returns it; the pointer is valid until the next call. NULL if the file has too
 * many errors already.
 */
struct error *errors_add(struct errors *, struct str path, uint32_t line, uint32_t col,
                         const char *fmt, ...) __attribute__((format(printf, 5, 6)));
/* appends all errors of `from` and leaves it empty */
void errors_join(struct errors *into, struct errors *from);
/* drops all from the n-th on, as if they had not been added */
void errors_cut(struct errors *, size_t n);
/* drops all but those of these paths; errors without a path go unless "" is one of them */
void errors_keep(struct errors *, const struct map *paths);
/*
 * sorts by path, line, column and text, and drops duplicates; the one about more comes last of its
 * path
 */
void errors_sort(struct errors *);
void errors_free(struct errors *);

#endif
