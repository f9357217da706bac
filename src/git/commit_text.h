/* SPDX-License-Identifier: ISC */
#ifndef TEND_COMMIT_TEXT_H
#define TEND_COMMIT_TEXT_H

#include "git/repo.h"

/* appends a commit in git's own format; parent is NULL for the first */
void commit_text(struct buf *out, const struct oid *tree, const struct oid *parent,
                 const struct repo_person *author, const struct repo_person *committer,
                 const char *message);

#endif
