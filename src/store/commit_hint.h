/* SPDX-License-Identifier: ISC */
#ifndef TEND_COMMIT_HINT_H
#define TEND_COMMIT_HINT_H

#include "base/buf.h"

/* `dir`, the folder of a book that is open as dirfd; NULL if it is the working directory */
const char *commit_hint_at(int dirfd, const char *dir);
/*
 * Appends "to commit it later: " and what to type for n files, whose paths are relative to the
 * folder `at`; NULL is the working directory. Paths beyond a few are not listed.
 */
void commit_hint(struct buf *out, const char *at, const struct str *path, size_t n);

/* appends the command that unstages a file, whose path is relative to `at`, as above */
void commit_hint_unstage(struct buf *out, const char *at, struct str path);

#endif
