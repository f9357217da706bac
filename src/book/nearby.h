/* SPDX-License-Identifier: ISC */
#ifndef TEND_NEARBY_H
#define TEND_NEARBY_H

#include <stdbool.h>

#include "base/buf.h"

/*
 * Makes an absolute path of a folder relative to the current one if either is in the other: ".",
 * "notes/people", "../..". The path leads to the same folder as long as the current one stays. A
 * relative path, one that does not exist and one elsewhere stay as they are.
 */
void nearby_path(struct buf *dir);

/*
 * True if the path is the folder or something in it, judged by text alone; then *rest is the part
 * below, empty for the folder itself. Nothing is in a folder of no name.
 */
bool nearby_in(struct str *rest, struct str path, struct str folder);

#endif
