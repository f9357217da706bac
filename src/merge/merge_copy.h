/* SPDX-License-Identifier: ISC */
#ifndef TEND_MERGE_COPY_H
#define TEND_MERGE_COPY_H

#include "base/arena.h"
#include "base/map.h"

struct repo;

/*
 * Merges a copy that a sync program left with the file beside it. The base is the newest version in
 * git that both have surely seen; else the lines that both have.
 */
struct merge_copy {
	const struct map *own;  /* further synonyms of keys in the book, or NULL */
	unsigned short marker;  /* length of conflict markers; 0 means MARKER_SIZE */
	/* what git has of the file, the newest first; `at` is its path there, at the time */
	struct str file, at;
	struct str *version;
	size_t nversions, cap;
	bool unread;            /* git could not be read: why */
	struct buf why;
	struct repo *repo;
	struct arena arena;
};

/* reads the versions that git has of a file; `file` is a path from the book's folder, and stays */
void merge_copy_open(struct merge_copy *, const char *dir, struct str file, const struct map *own);
/*
 * Stores the merged file in out (cleared first). Returns the number of conflicts in it, or -1 if
 * one of them is binary.
 */
int merge_copy_files(struct buf *out, const struct merge_copy *, struct str ours,
                     struct str theirs);
void merge_copy_close(struct merge_copy *);

#endif
