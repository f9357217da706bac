/* SPDX-License-Identifier: ISC */
#ifndef TEND_EDIT_DISTANCE_H
#define TEND_EDIT_DISTANCE_H

#include "base/str.h"

/*
 * Edit distance of two short strings in bytes: insertions, deletions, replacements and swaps of
 * neighbours count 1 (Damerau 1964, optimal string alignment). Returns limit + 1 if the distance
 * exceeds limit or a string exceeds 64 bytes.
 */
unsigned edit_distance(struct str, struct str, unsigned limit);

#endif
