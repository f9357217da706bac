/* SPDX-License-Identifier: ISC */
#ifndef TEND_WORKTREE_H
#define TEND_WORKTREE_H

#include <stdint.h>
#include <sys/stat.h>

#include "base/buf.h"

/*
 * The files around git's own, for repo.c: what stands in a work tree, and the lock of its
 * index. Nothing here knows libgit2.
 */

/*
 * A path as git has it, from the top of the work tree ("top", which ends in "/"), into out:
 * `path` is absolute, or from the folder `from`. 0, or -1 if it leads out.
 */
int worktree_path(struct buf *out, const char *top, const char *from, const char *path);

/*
 * The real path of a folder that may be gone from the work tree: that of the nearest above it which
 * is there, into `there`, and the whole, into `path`.
 */
void worktree_real(struct buf *there, struct buf *path, const char *dir);

/*
 * Looks at a file, by its path from the top. NULL if it can be committed: then st->st_mode is 0 if
 * it is not there. Else why not: links, on the way too, what is no file, what another repository
 * has.
 */
const char *worktree_look(struct stat *st, const char *top, struct str path);

/*
 * Takes index.lock in git's folder as git does, waiting a moment if another has it. 0 with the
 * lock's path in `lock`, or -1 with the reason and the age of the lock that is in the way.
 */
int worktree_lock(struct buf *lock, const char *gitdir, int64_t now, struct buf *why);

/* a second one of a file that is never written into: 0; 1 if it is not there; -1 with errno set */
int worktree_copy(const char *from, const char *to, struct stat *st);
/*
 * how many entries an index file says it has: 0 if there is none, -1 with errno set if it cannot be
 * read
 */
int64_t worktree_entries(const char *index);
/* brings a file onto the disk, and puts it in another's place: 0 or -1 with errno set */
int worktree_replace(const char *from, const char *to, mode_t mode);
/* brings all that was written to a file system onto the disk */
int worktree_flush(const char *folder);

bool worktree_has(const char *folder, const char *name);
/*
 * whether there is surely no repository: neither in this folder, nor in one that it is in, nor is
 * one of them a bare one
 */
bool worktree_none(const char *folder);
/*
 * "a merge" or the like, that must be ended before anything else is committed; NULL for none.
 * *new: it is a rebase that has just begun, and may be about to end by itself.
 */
const char *worktree_under_way(const char *gitdir, bool *new, int64_t now);
/* whether git would run a hook out of this folder when it commits */
bool worktree_hooks(const char *folder);
/* how many files a folder has, up to `max` */
size_t worktree_count(const char *folder, size_t max);

#endif
