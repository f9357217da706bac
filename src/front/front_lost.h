/* SPDX-License-Identifier: ISC */
#ifndef TEND_FRONT_LOST_H
#define TEND_FRONT_LOST_H

#include "base/str.h"

/*
 * The line, from 1, on which front-matter begins that lacks its first line "---", or has another in
 * its place, as "--": for a file in which front_split() finds none. 0 if the text does not begin
 * with keys that tend knows. Of keys without a line "---" below them, one must be name or tier.
 */
uint32_t front_lost(struct str file);

#endif
