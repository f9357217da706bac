/* SPDX-License-Identifier: ISC */
#ifndef TEND_RESOLVE_H
#define TEND_RESOLVE_H

#include "base/buf.h"

/*
 * Finds a file below the book's folder without ever leaving it: it opens one path component at a
 * time and follows no links. Start it as {.dirfd = -1}.
 */
struct resolve {
	int dirfd;       /* the folder that contains the file */
	struct buf path; /* relative to the book's folder */
	struct str name; /* the last component of the path; terminated */
	size_t made;     /* where in path the folders begin that were made, from 1; or 0 */
};

/*
 * Opens the folder of a path. If `make`, it creates missing folders, 0700, and writes them to disk.
 * NULL, or a message, with errno; errno is 0 if the path itself is invalid.
 */
const char *resolve_find(struct resolve *, int root, struct str path, bool make);

/*
 * Removes the folders that resolve_find() has made, because no file came into them; not one that
 * another program has used meanwhile. errno stays.
 */
void resolve_undo(struct resolve *, int root);

/*
 * Writes the path of a link's target to out. NULL if the target is in the book and not below a
 * dot-folder; else a message and errno as in resolve_find().
 */
const char *resolve_follow(struct buf *out, int root, const struct resolve *link);

void resolve_close(struct resolve *);

#endif
