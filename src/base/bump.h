/* SPDX-License-Identifier: ISC */
#ifndef TEND_BUMP_H
#define TEND_BUMP_H

#include <setjmp.h>
#include <stddef.h>

/*
 * An allocator for a library that allocates many small pieces and frees all of them at the end of a
 * task. It moves a pointer through a block that the next round reuses; freeing node by node takes a
 * third of cmark's time. Each thread has its own, because such libraries pass no context to their
 * allocator.
 */

/*
 * Begins a round of at most `budget` bytes. If the budget runs out, the allocators longjmp() to the
 * returned buffer; the caller sets it at once: setjmp(*bump_begin(budget)).
 */
jmp_buf *bump_begin(size_t budget);
/* like calloc(), realloc() and free(), but valid only until bump_end() */
void *bump_calloc(size_t count, size_t size);
void *bump_realloc(void *, size_t size);
void bump_free(void *);
/* ends the round and invalidates all its memory */
void bump_end(void);
/*
 * releases the memory that the calling thread keeps between rounds; call it before the thread ends
 */
void bump_release(void);

#endif
