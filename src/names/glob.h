/* SPDX-License-Identifier: ISC */
#ifndef TEND_GLOB_H
#define TEND_GLOB_H

#include "base/str.h"

/*
 * True if the glob matches the path or a folder that it lies in: "*" and "?" match all but "/",
 * "**" matches everything, [a-z] and [!a-z] one character. The cost has a bound in both lengths.
 */
bool glob_matches(struct str glob, struct str path);

#endif
