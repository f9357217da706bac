/* SPDX-License-Identifier: ISC */
#ifndef TEND_SAVE_COMMIT_H
#define TEND_SAVE_COMMIT_H

#include "store/save.h"

/*
 * Commits what was written, by a child (tend-commit), with a message; `tool` is
 * named in its trailer. 0, also without a repository; -1 if it was not
 * committed, told: the files are written all the same.
 */
int save_commit(struct save *, struct str message, const char *tool);

#endif
