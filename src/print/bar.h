/* SPDX-License-Identifier: ISC */
#ifndef TEND_BAR_H
#define TEND_BAR_H

#include <stdint.h>

#include "base/buf.h"

/* width of a full bar, in characters */
#define BAR_WIDTH 20

/*
 * Appends n of `full` (n <= full) as a bar of block characters, rounded to eighths of a character,
 * half up: nothing for 0, at least an eighth otherwise.
 */
void bar_add(struct buf *out, uint32_t n, uint32_t full);

#endif
