/* SPDX-License-Identifier: ISC */
#ifndef TEND_INIT_REPO_H
#define TEND_INIT_REPO_H

#include "cli/init_files.h"

/* opens the folder's repository, or makes one; reports failures; a bare one ends the tool */
void init_repo_open(struct init *);
/* configures git to merge contacts with tend-merge */
void init_repo_config(struct init *);
/* commits the files in->commit with tend-commit */
void init_repo_commit(struct init *);
/* prints how many other files are not in git yet; committing them is up to the user */
void init_repo_others(struct init *);

#endif
