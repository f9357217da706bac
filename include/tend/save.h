/* SPDX-License-Identifier: ISC */
#ifndef TEND_SAVE_H
#define TEND_SAVE_H

#include <tend/buf.h>
#include <tend/error.h>

/*
 * Writing files of a book so that nobody's words are lost: not this program's
 * when it is killed or the disk is full, nor those of an editor that saves the
 * same file at the same moment. See "Writing" in tend(7).
 */
struct save {
	int dirfd;             /* of the book; the caller's */
	int lock;
	struct errors *errors; /* the caller's */
	struct str *path;      /* what was written, each once, in order */
	size_t n, cap;
	struct arena arena;
};

/* takes the book's lock, which it waits for: 0, or -1, told */
int save_begin(struct save *, int dirfd, struct errors *);
/* gives it back */
void save_end(struct save *);

/*
 * From a file's bytes to its new ones, into out (empty): 1; 0 if nothing is to
 * change; -1 if it cannot be done, told. May be called more than once for one
 * file: whenever somebody else has saved it meanwhile.
 */
typedef int save_edit(struct buf *out, struct str file, void *arg);

/* edits a file, by its path from the book's folder: 1 written, 0 as it was, -1 untouched, told */
int save_file(struct save *, struct str path, save_edit *, void *arg);

/* makes a new file, and the folders to it: 1, 0 if there is one already, -1 told */
int save_new(struct save *, struct str path, struct str bytes);

/*
 * Commits what was written, by a child (tend-commit), with a message; `tool` is
 * named in its trailer. 0, also without a repository; -1 if it was not
 * committed, told: the files are written all the same.
 */
int save_commit(struct save *, struct str message, const char *tool);

#endif
