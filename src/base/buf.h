/* SPDX-License-Identifier: ISC */
#ifndef TEND_BUF_H
#define TEND_BUF_H

#include "base/str.h"

/*
 * A growing buffer. Start it as {0}; p is NULL until something was added and
 * from then on p[n] == 0. Memory running out ends the program (see mem.h).
 */
struct buf {
	char *p;
	size_t n, cap;
};

void buf_add(struct buf *, const void *, size_t);
void buf_str(struct buf *, struct str);
void buf_chr(struct buf *, char);
void buf_fmt(struct buf *, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* makes room for `more` further bytes, so that p + n can be written to directly, up to cap - 1 */
void buf_reserve(struct buf *, size_t more);
/* counts n bytes that were written there, and sets the 0 after them */
void buf_filled(struct buf *, size_t n);
/* what it holds, valid until the next change */
struct str buf_view(const struct buf *);
/* empties it, keeps the memory */
void buf_clear(struct buf *);
/* releases the memory, leaves it as {0} */
void buf_free(struct buf *);

#endif
