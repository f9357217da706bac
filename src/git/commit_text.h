/* SPDX-License-Identifier: ISC */
#ifndef TEND_COMMIT_TEXT_H
#define TEND_COMMIT_TEXT_H

#include "base/buf.h"
#include "git/oid.h"

/*
 * Appends a commit of a SHA-1 repository in git's own format. `parent` is NULL for the first;
 * author and committer are as ident_end() gives them.
 */
void commit_text(struct buf *out, const struct oid *tree, const struct oid *parent,
                 struct str author, struct str committer, const char *message);

#endif
