/* SPDX-License-Identifier: ISC */
#ifndef TEND_TEAM_H
#define TEND_TEAM_H

#include <stddef.h>

/*
 * Runs work(w) for n workers, structs of `size` bytes in an array, each in a thread of its own: the
 * first in the calling thread. The workers share the work that is left, so a thread that cannot
 * start does no harm. Returns how many workers ran, from the first on, when all have ended.
 */
enum { TEAM_MAX = 8 };
size_t team_run(void *workers, size_t size, size_t n, void *work(void *));

#endif
