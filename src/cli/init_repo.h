/* SPDX-License-Identifier: ISC */
#ifndef TEND_INIT_REPO_H
#define TEND_INIT_REPO_H

#include "cli/init_files.h"

/*
 * opens the folder's repository, or makes one; reports what fails, and ends where it is a bare
 * one
 */
void init_repo_open(struct init *);
/* sets in git's configuration that tend-merge merges contacts */
void init_repo_config(struct init *);
/* commits in->commit, by tend-commit */
void init_repo_commit(struct init *);
/* prints how many other files of the folder git does not have yet: they are the user's to commit */
void init_repo_others(struct init *);

#endif
