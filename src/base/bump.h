/* SPDX-License-Identifier: ISC */
#ifndef TEND_BUMP_H
#define TEND_BUMP_H

#include <setjmp.h>
#include <stddef.h>

/*
 * Memory for a library that allocates much and is done with all of it at once:
 * taken by moving a pointer through a block that is used again the next time.
 * Freeing node by node takes a third of cmark's time. One for each thread,
 * since such libraries hand no argument of their own to their allocator.
 */

/*
 * Begins a round of at most `budget` bytes. Where that is not enough, the
 * allocators jump to the place returned, which the caller has to set at once:
 * setjmp(*bump_begin(budget)).
 */
jmp_buf *bump_begin(size_t budget);
/* as calloc(), realloc() and free(); for a round only */
void *bump_calloc(size_t count, size_t size);
void *bump_realloc(void *, size_t size);
void bump_free(void *);
/* ends the round: all that was handed out is gone */
void bump_end(void);
/* releases what the calling thread has kept; before it ends */
void bump_release(void);

#endif
