/* SPDX-License-Identifier: ISC */
#ifndef TEND_SAVE_COMMIT_H
#define TEND_SAVE_COMMIT_H

#include "store/save.h"

/*
 * Commits what was written, by a child (tend-commit), with a message; `tool` is named in its
 * trailer. A file that another program, such as a pull, has replaced since it was written is edited
 * again and then committed. 0, also without a repository; -1 with the error reported: it was not
 * committed, but is written; or, if even that is no longer so, the errors say what was written.
 */
int save_commit(struct save *, struct str message, const char *tool);

#endif
