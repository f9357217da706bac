/* SPDX-License-Identifier: ISC */
#ifndef TEND_COMMIT_GIT_H
#define TEND_COMMIT_GIT_H

#include "cli/tool.h"
#include "git/repo_commit.h"

/* what tend-commit has to hand */
struct commit_state {
	struct tool tool;
	struct repo *repo;
	struct repo_file *file;
	size_t n, cap;
	struct buf message, why;
	struct arena arena;
};

/*
 * Leaves out those files that git says cannot be committed now, for an index that libgit2 cannot
 * read.
 */
void commit_git_status(struct commit_state *);
/*
 * Commits by git itself, where hooks, signatures or filters are at work. What git and a hook
 * print is made visible. The reason is in c->why if it would not.
 */
enum repo_done commit_git_run(struct commit_state *c);
/*
 * Takes out of the environment what git tells a hook: it is about the hook's own repository, not
 * about the book's.
 */
void commit_git_environment(void);

#endif
