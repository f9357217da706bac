/* SPDX-License-Identifier: ISC */
#ifndef TEND_DIGEST_H
#define TEND_DIGEST_H

#include "base/buf.h"

/*
 * Tells whether a file still has the bytes that were written. It is no protection against someone
 * who wants two files to look the same. FNV-1a, 64 bits (Fowler, Noll, Vo).
 */
struct digest {
	size_t n; /* bytes */
	uint64_t hash;
};

struct digest digest_of(struct str);

static inline bool
digest_eq(struct digest a, struct digest b)
{
	return a.n == b.n && a.hash == b.hash;
}

/* appends it as text */
void digest_format(struct buf *out, struct digest);
/* reads what digest_format() wrote: 0 or -1 */
int digest_parse(struct digest *, struct str);

#endif
