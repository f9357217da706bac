/* SPDX-License-Identifier: ISC */
#ifndef TEND_RENAME_H
#define TEND_RENAME_H

#include "git/repo_history.h"

/*
 * Of the changes of one commit, in the order of their paths: makes one of a file that
 * went and one that came with the same contents, or with half of their lines the
 * same. Returns how many are left. What cannot be read is like nothing.
 */
size_t rename_pair(struct repo_change *, size_t n, struct repo *);

#endif
