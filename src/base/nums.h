/* SPDX-License-Identifier: ISC */
#ifndef TEND_NUMS_H
#define TEND_NUMS_H

#include <stddef.h>
#include <stdint.h>

/* the order of two uint32_t, for qsort() and bsearch() */
int nums_order(const void *, const void *);
/* sorts n numbers in ascending order; fastest for the short lists of a contact */
void nums_sort(uint32_t *, size_t n);
/* drops duplicates from sorted numbers and returns how many remain */
size_t nums_unique(uint32_t *, size_t n);

#endif
