/* SPDX-License-Identifier: ISC */
#ifndef TEND_COMMIT_JOB_H
#define TEND_COMMIT_JOB_H

#include "cli/tool.h"
#include "git/ident.h"
#include "git/repo_commit.h"

/* what tend-commit works on; start it as {0} */
struct commit_job {
	struct tool tool;
	struct repo *repo;
	struct repo_file *file;
	size_t n, cap;
	/* the caller gives what was written, and asks which files are other ones by now */
	bool written;
	const char *at; /* the folder of the files, as the user names it; NULL: the current one */
	bool gone; /* a file that is neither here nor in git is no problem */
	struct buf message, why;
	struct ident_owner owner;
	struct arena arena;
};

struct repo_file *commit_job_add(struct commit_job *, struct str path);
/*
 * Reads standard input: a line a path, escaped as a cell of TSV; if the caller gives what was
 * written, a second cell has its digest, see digest.h.
 */
void commit_job_read(struct commit_job *);
/* the message, "edit ID" if none is given, and the trailer with the tool's name */
void commit_job_message(struct commit_job *, const char *given, const char *tool);
/* lets the owner of the book stand in where git does not know its user: reads me.md here, if any */
void commit_job_owner(struct commit_job *);
/* one line, the first time that the owner stands in */
void commit_job_hint_owner(const struct commit_job *);
/* prints the files that are other ones by now to a descriptor, a line each */
void commit_job_others(struct commit_job *, int out);
/* starts git in the background, which packs the loose objects as it does after a commit */
void commit_job_tidy(void);
void commit_job_end(struct commit_job *);

#endif
