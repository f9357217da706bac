/* SPDX-License-Identifier: ISC */
#ifndef TEND_BAR_H
#define TEND_BAR_H

#include <stdint.h>

#include "base/buf.h"

/* characters of a bar that is full */
#define BAR_WIDTH 20

/*
 * Appends n of `full` (n <= full) as a bar of blocks, to the nearest eighth of a character, a half
 * up: nothing for 0, and at least an eighth for all else.
 */
void bar_add(struct buf *out, uint32_t n, uint32_t full);

#endif
