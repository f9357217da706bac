/* SPDX-License-Identifier: ISC */
#ifndef TEND_RECORD_H
#define TEND_RECORD_H

#include "git/repo_commit.h"
#include "git/stage.h"

/* a file of a commit */
struct record_item {
	struct repo_file *file;
	struct buf path;                   /* from the top */
	struct stat st;                    /* st_mode 0: not there */
	struct stage_entry head, was, now; /* in HEAD, in the index, in the work tree */
};

/* a commit to be made, by record_index.c or record_git.c */
struct record {
	struct repo *repo;
	struct record_item *item; /* in the order of their paths, each once */
	size_t n;
	const char *message;
	struct buf author, committer; /* see ident.h; for record_index() alone */
	struct buf *why;
};

/*
 * Takes the files, by paths from a folder, and leaves out links, files of other repositories, and
 * files outside of the work tree. A file that is named twice is committed once.
 */
void record_begin(struct record *, struct repo_file *, size_t n, const char *folder);
void record_end(struct record *);

/* leaves a file out; the first reason counts */
void record_leave(struct record_item *, const char *why);
bool record_left(const struct record_item *);
/* leaves a file out because git has other changes of it staged */
void record_leave_staged(struct record_item *);
/* leaves a file out that is neither in the work tree nor in git */
void record_leave_nowhere(struct record_item *);
/* leaves a file out because it no longer has the bytes that were written */
void record_leave_other(struct record_item *);
/* reads a file of the work tree and its st: 0; 1 if it does not exist; -1 with errno */
int record_read(struct buf *out, struct record *, struct record_item *);

/* by libgit2; REPO_GIT, with nothing done, if only git itself can do it */
enum repo_done record_index(struct record *);
/* by git itself */
enum repo_done record_git(struct record *);

#endif
