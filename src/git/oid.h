/* SPDX-License-Identifier: ISC */
#ifndef TEND_OID_H
#define TEND_OID_H

#include "base/str.h"

#define OID_HEX_SIZE 65

/*
 * The name of a blob, tree or commit: 20 bytes in a SHA-1 repository, followed by zeros, or 32 in a
 * SHA-256 one. All zero means none.
 */
struct oid {
	unsigned char id[32];
};

static inline bool
oid_eq(const struct oid *a, const struct oid *b)
{
	return memcmp(a->id, b->id, sizeof(a->id)) == 0;
}

static inline bool
oid_none(const struct oid *a)
{
	return oid_eq(a, &(struct oid){{0}});
}

/* reads 40 or 64 hexadecimal digits: the size in bytes, or -1 */
int oid_read(struct oid *, struct str hex);
/* writes an id of `size` bytes as hexadecimal digits into out, and returns it */
char *oid_hex(char out[OID_HEX_SIZE], const struct oid *, size_t size);

#endif
