/* SPDX-License-Identifier: ISC */
#ifndef TEND_REPO_HISTORY_H
#define TEND_REPO_HISTORY_H

#include "git/object.h"

/* a file that a commit changed; `from` of a file that was renamed, else the same as path */
struct repo_change {
	struct oid commit;
	day date;            /* the author's, in the author's zone */
	struct str path, from;
	struct oid old, now; /* blobs; zero if it came or went */
};

/*
 * Calls `each` for the files that the commits of HEAD's history since a day changed against their
 * first parents, the newest commit first. Merges are skipped, since the merged commits report their
 * own changes. Equal or similar contents make a rename. Stops when `each` returns nonzero, and
 * returns that; -1 with the reason.
 */
int repo_history(struct repo *, day since, int (*each)(const struct repo_change *, void *),
                 void *arg, struct buf *why);

#endif
