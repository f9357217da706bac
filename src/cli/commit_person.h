/* SPDX-License-Identifier: ISC */
#ifndef TEND_COMMIT_PERSON_H
#define TEND_COMMIT_PERSON_H

#include <time.h>

#include "cli/commit_git.h"

/*
 * Who a commit is by: `names` are the variables of the environment for name, address and date, then
 * those of git's configuration for the first two, then the variable of `git var`. A date that
 * cannot be read ends the tool. The texts live in c->arena or in the environment, and are NULL
 * where nothing says them.
 */
struct repo_person commit_person(struct commit_state *c, time_t now, const char *const names[6]);

#endif
