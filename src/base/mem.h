/* SPDX-License-Identifier: ISC */
#ifndef TEND_MEM_H
#define TEND_MEM_H

#include <stddef.h>

/*
 * Allocation that does not fail: when memory runs out, one line on standard
 * error and exit status 2. The only place below tools/ that prints or exits.
 */
void *mem_alloc(size_t) __attribute__((returns_nonnull));
void *mem_zero(size_t n, size_t size) __attribute__((returns_nonnull));
void *mem_grow(void *, size_t n, size_t size) __attribute__((returns_nonnull));

/*
 * Once, at the beginning of a program: blocks of 128 KiB and more come from the system and go
 * back to it when freed. glibc raises that bound at each free, and then keeps them.
 */
void mem_begin(void);

/*
 * From here on the opposite: what is freed is kept for the next. For a program that unpacks one large
 * thing after another, as the trees of a history; clean pages for each would take half of its time.
 */
void mem_keep(void);

/*
 * Grows the array *v of items of `size` bytes so that it has room for one
 * more than n; *cap is its room, doubled when needed. Returns the array.
 */
void *mem_reserve(void *v, size_t n, size_t *cap, size_t size) __attribute__((returns_nonnull));

#endif
