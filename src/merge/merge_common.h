/* SPDX-License-Identifier: ISC */
#ifndef TEND_MERGE_COMMON_H
#define TEND_MERGE_COMMON_H

#include "base/buf.h"

/*
 * What two versions of a file have in common, to be the base of their merge, where it is not known
 * from which version both were made: a copy that a sync program left says nothing of that. Too new
 * a base would lose text: what one side has never seen would count as deleted by it.
 */

/*
 * The index of the newest of n earlier versions, newest first, that both sides have surely seen; n
 * if there is none. A side has seen a version if it has all lines of it, or these with something
 * inserted, a key with another value, a task with another mark; and no line that only still
 * earlier versions have. A line that both sides lack does not matter. If theirs is an earlier
 * version, it is that one.
 */
size_t merge_common_version(const struct str *version, size_t n, struct str ours,
                            struct str theirs);

/* appends the lines that both have, in the order of ours; a base by which no line is deleted */
void merge_common_lines(struct buf *out, struct str ours, struct str theirs);

#endif
