/* SPDX-License-Identifier: ISC */
#ifndef TEND_COPY_MERGE_H
#define TEND_COPY_MERGE_H

#include "cli/write.h"

/*
 * Merges a copy that a sync program left into the file beside it, removes it, and commits both. The
 * base is the newest version in git that both have surely seen; else the lines that both have. If
 * there are conflicts, the file gets them with markers, the copy stays, and nothing is committed.
 * `file` and `copy` are as typed: paths, also from the book. Opens and closes the book; returns the
 * exit status.
 */
int copy_merge(struct tool *, const char *file, const char *copy, unsigned short marker, bool dry);

#endif
