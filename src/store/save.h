/* SPDX-License-Identifier: ISC */
#ifndef TEND_SAVE_H
#define TEND_SAVE_H

#include "base/buf.h"
#include "base/error.h"
#include "base/map.h"
#include "store/lock.h"

/*
 * Writing files of a book so that nobody's words are lost: not this program's
 * when it is killed or the disk is full, nor those of an editor that saves the
 * same file at the same moment. See "Writing" in tend(7).
 */
struct save {
	int dirfd;             /* of the book; the caller's */
	struct lock lock;
	int folder;            /* one that was written to, and is not on the disk yet; or -1 */
	struct errors *errors; /* the caller's */
	struct str *path;      /* what was written, each once, in order */
	size_t n, cap;
	struct map seen;       /* index into path */
	struct arena arena;
};

/*
 * Takes the book's lock, which it waits for: 0, or -1, told, and nothing to end. Whoever
 * holds it must not start a program that takes it too.
 */
int save_begin(struct save *, int dirfd, struct errors *);
/*
 * Brings to the disk the names of what was written: once for many files of one folder. 0, or -1, told. Part of
 * save_commit() and save_end().
 */
int save_sync(struct save *);
/* gives the lock back; may tell */
void save_end(struct save *);

/*
 * From a file's bytes to its new ones, into out (empty): 1; 0 if nothing is to
 * change; -1 if it cannot be done, told. May be called more than once for one
 * file: whenever somebody else has saved it meanwhile.
 */
typedef int save_edit(struct buf *out, struct str file, void *arg);

/*
 * Edits a file, by its path from the book's folder: 1 written, 0 as it was, -1
 * untouched, told. 1 may also have told something: a temporary that stays, a folder that
 * may not be on the disk. Of a link within the book it is the file that is
 * written, and remembered in `path`.
 */
int save_file(struct save *, struct str path, save_edit *, void *arg);

/*
 * What save_file() and save_new() would do, for a dry run: nothing is written, and no lock is needed, but what they refuse
 * is refused and told in the same words. old and new (empty) are the bytes before and after. `struct save` is begun by
 * save_dry().
 */
void save_dry(struct save *, int dirfd, struct errors *);
int save_preview(struct save *, struct str path, save_edit *, void *arg, struct buf *old, struct buf *new);
int save_preview_new(struct save *, struct str path, struct str bytes);

/* makes a new file, and the folders to it: 1, 0 if there is one already, -1 told */
int save_new(struct save *, struct str path, struct str bytes);

/*
 * Commits what was written, by a child (tend-commit), with a message; `tool` is
 * named in its trailer. 0, also without a repository; -1 if it was not
 * committed, told: the files are written all the same.
 */
int save_commit(struct save *, struct str message, const char *tool);

#endif
