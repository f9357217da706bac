/* SPDX-License-Identifier: ISC */
#ifndef TEND_INIT_FILES_H
#define TEND_INIT_FILES_H

#include "cli/tool.h"
#include "git/repo.h"
#include "store/save.h"

/* what tend-init has to hand, and what it did */
struct init {
	struct tool tool;
	const char *dir;
	int dirfd;
	struct repo *repo;
	struct save save;
	struct buf why;
	const char *commit[3]; /* what is ours to commit */
	size_t n;
	unsigned did;          /* how many things there were to do */
	bool wrote, failed;
};

/* prints one thing that was done */
void init_say(struct init *, const char *path, const char *what);
/*
 * Writes what a book needs and has not: me.md, with the owner as `git` knows them; with a
 * repository also .gitattributes and .gitignore, to which missing lines are added. Reports what
 * fails.
 */
void init_files(struct init *, bool git);

#endif
