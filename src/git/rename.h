/* SPDX-License-Identifier: ISC */
#ifndef TEND_RENAME_H
#define TEND_RENAME_H

#include "git/repo_history.h"

/*
 * Joins, among the n changes of one commit in the order of their paths, a deleted and a new file
 * with the same contents, or with half of their lines the same, into one rename. Returns the number
 * of changes that are left. A blob that cannot be read is like no other.
 */
size_t rename_pair(struct repo_change *, size_t n, struct repo *);

#endif
