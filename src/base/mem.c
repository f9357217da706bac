/* SPDX-License-Identifier: ISC */
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "base/mem.h"
#include "base/redzone.h"

enum { LARGE = 128 * 1024, HUGE = 32 * 1024 * 1024 };

void
mem_out(void)
{
	static const char msg[] = "tend: out of memory\n";

	/* not stdio, which may allocate */
	if (write(STDERR_FILENO, msg, sizeof(msg) - 1) < 0)
		_exit(2);
	_exit(2);
}

void
mem_begin(void)
{
#ifdef M_MMAP_THRESHOLD
	mallopt(M_MMAP_THRESHOLD, LARGE);
#endif
}

void
mem_keep(void)
{
#ifdef M_MMAP_THRESHOLD
	mallopt(M_MMAP_THRESHOLD, HUGE);
	mallopt(M_TRIM_THRESHOLD, 2 * HUGE);
#endif
}

void *
mem_alloc(size_t n)
{
	void *p = malloc(n ? n : 1);

	if (!p)
		mem_out();
	return p;
}

void *
mem_zero(size_t n, size_t size)
{
	void *p = calloc(n ? n : 1, size ? size : 1);

	if (!p)
		mem_out();
	return p;
}

void *
mem_grow(void *p, size_t n, size_t size)
{
	if (size && n > SIZE_MAX / size)
		mem_out();
	p = realloc(p, n && size ? n * size : 1);
	if (!p)
		mem_out();
	return p;
}

void *
mem_reserve(void *v, size_t n, size_t *cap, size_t size)
{
	if (n < *cap) {
		redzone_open((char *)v + n * size, size);
		return v;
	}
	*cap = *cap ? *cap * 2 : 8;
	v = mem_grow(v, *cap, size);
	redzone_close((char *)v + (n + 1) * size, (*cap - n - 1) * size);
	return v;
}
