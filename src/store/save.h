/* SPDX-License-Identifier: ISC */
#ifndef TEND_SAVE_H
#define TEND_SAVE_H

#include "base/buf.h"
#include "base/error.h"
#include "base/map.h"
#include "store/lock.h"

/* a file that was written, with its bytes before and after */
struct save_written {
	struct str path; /* from the book's folder */
	struct buf before, after;
	bool made;       /* it did not exist before */
	bool named;      /* only its name was created or removed; before and after are empty */
};

/*
 * Writes files of a book so that no text is lost: not this program's if it is killed or the disk is
 * full, nor that of an editor that saves the same file at the same moment. See "Writing" in
 * tend(7).
 */
struct save {
	int dirfd;             /* of the book; the caller's */
	const char *at;        /* the folder of the book, as you name it; NULL if you are in it */
	struct lock lock;
	int folder;            /* the last folder written to and not yet synced to disk, or -1 */
	struct errors *errors; /* the caller's */
	struct save_written *v; /* the files written, each once, in order */
	size_t n, cap;
	struct map seen;       /* path: its index in v */
	bool gone;             /* one of them is there no more: see save_name.h */
	struct arena arena;
};

/*
 * Waits for the book's lock and takes it: 0, or -1 with the error reported and nothing to end.
 * While you hold the lock, do not start a program that takes it too.
 */
int save_begin(struct save *, int dirfd, struct errors *);
/*
 * Syncs the names of written files to disk, once for several files in one folder. 0, or -1 with the
 * error reported. save_commit() and save_end() call it.
 */
int save_sync(struct save *);
/* syncs, and releases the lock; may report errors */
void save_end(struct save *);

/*
 * Makes a file's new bytes from its old ones, into out (empty): 1; 0 to leave the file; -1, with
 * the error reported, to give up. It is called again whenever another program has saved the file
 * meanwhile.
 */
typedef int save_edit(struct buf *out, struct str file, void *arg);

/*
 * Edits the file at a path relative to the book's folder: 1 written, 0 unchanged, -1 untouched with
 * the error reported. With 1 it may also report a problem: a temporary file that remains, a folder
 * that may not be on disk. For a link within the book it writes the target, and lists that as
 * written.
 */
int save_file(struct save *, struct str path, save_edit *, void *arg);

/*
 * Does what save_file() and save_new() would do, without writing: they refuse and report the same
 * errors in the same words, and need no lock. old and new (empty) receive the bytes before and
 * after. save_dry() initialises `struct save` for it.
 */
void save_dry(struct save *, int dirfd, struct errors *);
int save_preview(struct save *, struct str path, save_edit *, void *arg, struct buf *old,
                 struct buf *new);
int save_preview_new(struct save *, struct str path, struct str bytes);

/*
 * For save_name.c, which changes names: reserves memory for a path that may be written, so that
 * nothing fails once it is; and records that it is, in an entry that is new or was there.
 */
struct str save_remember(struct save *, struct str path);
struct save_written *save_count(struct save *, struct str path);

/* creates a file and its missing folders: 1, 0 if the file exists, -1 with the error reported */
int save_new(struct save *, struct str path, struct str bytes);

#endif
