/* SPDX-License-Identifier: ISC */
#ifndef TEND_MEM_H
#define TEND_MEM_H

#include <stddef.h>

/*
 * Allocation that never returns NULL: if memory runs out, these print one line to standard error
 * and exit with status 2. No other code below tools/ prints or exits.
 */
void *mem_alloc(size_t) __attribute__((returns_nonnull));
void *mem_zero(size_t n, size_t size) __attribute__((returns_nonnull));
void *mem_grow(void *, size_t n, size_t size) __attribute__((returns_nonnull));

/* ends the program so, for a library that says that memory has run out */
_Noreturn void mem_out(void);

/*
 * Call once, at the start of a program. Blocks of 128 KiB and more then come from the system and
 * return to it when freed; glibc by default raises that threshold at each free and keeps them.
 */
void mem_begin(void);

/*
 * Reverses mem_begin(): freed memory is kept for reuse. For a program that unpacks one large object
 * after another, such as the trees of a history; fresh pages for each would take half of its time.
 */
void mem_keep(void);

/*
 * Grows the array *v, of items of `size` bytes, so that it can hold more than n items. *cap is its
 * capacity in items and doubles when needed. Returns the array, which the caller frees.
 * Call it for each item: under AddressSanitizer, those after it are out of bounds.
 */
void *mem_reserve(void *v, size_t n, size_t *cap, size_t size) __attribute__((returns_nonnull));

#endif
