/* SPDX-License-Identifier: ISC */
#ifndef TEND_BUF_H
#define TEND_BUF_H

#include "base/str.h"

/*
 * A growing byte buffer. Start it as {0}. p is NULL until the first byte is added; after that p[n]
 * == 0 always. If memory runs out, the program ends (see mem.h). The caller releases it with
 * buf_free().
 */
struct buf {
	char *p;
	size_t n, cap;
};

void buf_add(struct buf *, const void *, size_t);
void buf_str(struct buf *, struct str);
void buf_chr(struct buf *, char);
void buf_fmt(struct buf *, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* grows the capacity to n + more bytes, so that the caller can write `more` bytes at p + n */
void buf_reserve(struct buf *, size_t more);
/* adds the n bytes that the caller wrote there to the contents, and sets the 0 after them */
void buf_filled(struct buf *, size_t n);
/* the contents; valid until the buffer changes */
struct str buf_view(const struct buf *);
/* sets n to 0 and keeps the memory */
void buf_clear(struct buf *);
/* releases the memory and resets the buffer to {0} */
void buf_free(struct buf *);

#endif
