/* SPDX-License-Identifier: ISC */
#ifndef TEND_EXTENT_H
#define TEND_EXTENT_H

#include "base/buf.h"

/*
 * The part of a line that a problem is about: a key, a value, the target of a link, the date
 * of an entry, or else all to the end of the line. `at` is the column of the problem in bytes, from
 * 0, within the line; `front` says that the line is front-matter. Returns the length in bytes.
 */
size_t extent_of(struct str line, size_t at, bool front, struct str message);

#endif
