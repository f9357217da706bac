/* SPDX-License-Identifier: ISC */
#ifndef TEND_REDZONE_H
#define TEND_REDZONE_H

#include <stddef.h>

/*
 * Under AddressSanitizer, memory that lies inside an allocation and that nothing may touch: the
 * gap between two pieces of a block, and the capacity that a buffer or list has not used.
 * Elsewhere this costs nothing. REDZONE is the length of a gap in bytes, a multiple of any
 * alignment; 0 without the sanitizer.
 */
#if defined(__SANITIZE_ADDRESS__)
#define REDZONE 128
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define REDZONE 128
#endif
#endif

#ifdef REDZONE
#include <sanitizer/asan_interface.h>
#else
#define REDZONE 0
#define ASAN_POISON_MEMORY_REGION(p, n) ((void)(p), (void)(n))
#define ASAN_UNPOISON_MEMORY_REGION(p, n) ((void)(p), (void)(n))
#endif

/*
 * from here on, touching one of the n bytes at p ends the program with a report; p may be NULL if
 * n is 0
 */
static inline void
redzone_close(const void *p, size_t n)
{
	ASAN_POISON_MEMORY_REGION(p, n);
}

/* the n bytes at p may be read and written again */
static inline void
redzone_open(const void *p, size_t n)
{
	ASAN_UNPOISON_MEMORY_REGION(p, n);
}

#endif
