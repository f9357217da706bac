/* SPDX-License-Identifier: ISC */
#ifndef TEND_INIT_FILES_H
#define TEND_INIT_FILES_H

#include "cli/tool.h"
#include "git/repo.h"
#include "store/save.h"

/* the state of tend-init */
struct init {
	struct tool tool;
	const char *dir;
	int dirfd;
	struct repo *repo;
	struct save save;
	struct buf why;
	const char *commit[3]; /* files to commit, since tend-init wrote them */
	size_t n;
	unsigned did;          /* how many steps were done */
	bool wrote, failed, made_me;
	size_t contacts; /* set by init_survey() */
	bool advised;    /* true if that has said how to read more of the files */
};

/* prints a step that was done */
void init_report(struct init *, const char *path, const char *what);
/*
 * Writes the files that a book needs and does not have: me.md, if `git` with the owner's name from
 * git; with a repository also .gitattributes and .gitignore, adding missing lines. Reports
 * failures.
 */
void init_files(struct init *, bool git);

#endif
