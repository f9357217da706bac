/* SPDX-License-Identifier: ISC */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/redzone.h"

void
buf_reserve(struct buf *b, size_t more)
{
	size_t want = b->n + more + 1;

	if (want <= b->cap) {
		redzone_open(b->p + b->n, more + 1);
		return;
	}
	if (want < b->cap * 2)
		want = b->cap * 2;
	b->p = mem_grow(b->p, want, 1);
	b->cap = want;
	redzone_close(b->p + b->n + more + 1, b->cap - b->n - more - 1);
}

void
buf_add(struct buf *b, const void *p, size_t n)
{
	buf_reserve(b, n);
	if (n)
		memcpy(b->p + b->n, p, n);
	b->n += n;
	b->p[b->n] = '\0';
}

void
buf_str(struct buf *b, struct str s)
{
	buf_add(b, s.p, s.n);
}

void
buf_chr(struct buf *b, char c)
{
	buf_add(b, &c, 1);
}

void
buf_fmt(struct buf *b, const char *fmt, ...)
{
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	if (n < 0)
		return;
	buf_reserve(b, (size_t)n);
	va_start(ap, fmt);
	vsnprintf(b->p + b->n, (size_t)n + 1, fmt, ap);
	va_end(ap);
	b->n += (size_t)n;
}

void
buf_filled(struct buf *b, size_t n)
{
	b->n += n;
	b->p[b->n] = '\0';
	redzone_close(b->p + b->n + 1, b->cap - b->n - 1);
}

struct str
buf_view(const struct buf *b)
{
	return (struct str){b->p, b->n};
}

void
buf_clear(struct buf *b)
{
	if (b->p) {
		redzone_close(b->p + 1, b->n);
		b->p[0] = '\0';
	}
	b->n = 0;
}

void
buf_free(struct buf *b)
{
	free(b->p);
	*b = (struct buf){0};
}
