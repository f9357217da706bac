/* SPDX-License-Identifier: ISC */
#ifndef TEND_REPO_REVISION_H
#define TEND_REPO_REVISION_H

#include "git/object.h"

/*
 * Finds the commit of a revision, or of a date: then the last one of HEAD's history before the end
 * of that day. 0, or -1 with the reason.
 */
int repo_at(struct oid *commit, struct repo *, struct str rev, day today, struct buf *why);

/*
 * Makes sure that the files of a commit are there, and fetches what a partial clone lacks. 0 if
 * they are; 1 if only reading them can show it; -1 with the reason.
 */
int repo_need(struct repo *, struct oid commit, struct buf *why);

/*
 * Calls `each` for every Markdown file of a commit below the book's folder, me.md first, then in
 * the order of git's trees; dot-folders and links are skipped. Paths are from the book's folder.
 * Stops when `each` returns nonzero, and returns that; -1 with the reason.
 */
int repo_files(struct repo *, struct oid commit, int (*each)(struct str path, struct oid blob,
               void *), void *arg,
               struct buf *why);

/* the bytes of a blob, into out (cleared first); 0 or -1 with the reason */
int repo_blob(struct buf *out, struct repo *, struct oid blob, struct buf *why);

#endif
