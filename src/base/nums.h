/* SPDX-License-Identifier: ISC */
#ifndef TEND_NUMS_H
#define TEND_NUMS_H

#include <stddef.h>
#include <stdint.h>

/* sorts numbers, ascending; quickest for the few that one contact has */
void nums_sort(uint32_t *, size_t n);
/* drops repeats from sorted numbers; how many are left */
size_t nums_unique(uint32_t *, size_t n);

#endif
