/* SPDX-License-Identifier: ISC */
#ifndef TEND_WORKTREE_H
#define TEND_WORKTREE_H

#include <stdint.h>
#include <sys/stat.h>

#include "base/buf.h"

/*
 * The files of a work tree and of git's folder, without libgit2: their paths, the lock of the
 * index, and the traces of what git is doing.
 */

/*
 * Writes a path from the top of the work tree (`top` ends in "/") into out, as git has it. `path`
 * is absolute, or relative to the folder `from`. 0, or -1 if it leads out of the work tree.
 */
int worktree_path(struct buf *out, const char *top, const char *from, const char *path);

/*
 * Resolves the path of a folder that may no longer exist: `there` receives the nearest folder above
 * it that exists, `path` the whole.
 */
void worktree_real(struct buf *there, struct buf *path, const char *dir);

/*
 * Checks a file, by its path from the top. NULL if it can be committed; st->st_mode is then 0 if it
 * does not exist. Otherwise the reason: it is a link or lies below one, is no regular file, or
 * belongs to another repository.
 */
const char *worktree_look(struct stat *st, const char *top, struct str path);

/*
 * Takes index.lock in git's folder as git does; waits two seconds if another program has it. 0 with
 * the lock's path in `lock`, or -1 with the reason and the age of the other lock.
 */
int worktree_lock(struct buf *lock, const char *gitdir, int64_t now, struct buf *why);

/* copies a file that git only ever replaces: 0; 1 if it does not exist; -1 with errno */
int worktree_copy(const char *from, const char *to, struct stat *st);
/* the number of entries in the header of an index file; 0 if there is no file; -1 with errno */
int64_t worktree_entries(const char *index);
/* syncs a file to disk and renames it over another: 0, or -1 with errno */
int worktree_replace(const char *from, const char *to, mode_t mode);
/* syncs the whole file system of a folder to disk: 0, or -1 with errno */
int worktree_flush(const char *folder);

/* true unless the system says that there is no such name: one that it cannot look at may exist */
bool worktree_has(const char *folder, const char *name);
/* true if neither this folder nor any above it can be a repository, bare or not */
bool worktree_none(const char *folder);
/*
 * What git is in the middle of, as "a merge", and must end before anything else is committed; NULL
 * for nothing. *new is true for a rebase of the last seconds, which may end by itself.
 */
const char *worktree_under_way(const char *gitdir, bool *new, int64_t now);
/* true if a file of git's folder was written in the last few seconds */
bool worktree_recent(const char *gitdir, const char *name, int64_t now);
/* true if the folder has a hook that git runs when it commits */
bool worktree_hooks(const char *folder);
/* the number of files in a folder, at most `max` */
size_t worktree_count(const char *folder, size_t max);

#endif
