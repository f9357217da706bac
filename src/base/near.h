/* SPDX-License-Identifier: ISC */
#ifndef TEND_NEAR_H
#define TEND_NEAR_H

#include "base/str.h"

/*
 * Edit distance of two short strings in bytes: insertions, deletions, replacements and swaps of
 * neighbours count 1 (Damerau 1964, optimal string alignment). Returns limit + 1 if the distance
 * exceeds limit or a string exceeds 64 bytes.
 */
unsigned near_distance(struct str, struct str, unsigned limit);

#endif
