/* SPDX-License-Identifier: ISC */
#ifndef TEND_RESOLVE_H
#define TEND_RESOLVE_H

#include "base/buf.h"

/*
 * A file below the book's folder, found without ever leaving it: one step at a
 * time, and none of them a link. Start it as {.dirfd = -1}.
 */
struct resolve {
	int dirfd;       /* of the folder that it is in */
	struct buf path; /* from the book's folder */
	struct str name; /* the last of it; terminated */
};

/*
 * Finds the folder of a path; with `make`, folders that are not there are made, 0700, and are on the disk. NULL,
 * or what went wrong, with errno, which is 0 when the path itself is at fault.
 */
const char *resolve_find(struct resolve *, int root, struct str path, bool make);

/*
 * The path of the file that a link leads to, into out: NULL if that is in the book and
 * not below a dot-folder, else what went wrong, as above.
 */
const char *resolve_follow(struct buf *out, int root, const struct resolve *link);

void resolve_close(struct resolve *);

#endif
