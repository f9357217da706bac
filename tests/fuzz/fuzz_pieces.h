/* SPDX-License-Identifier: ISC */
#ifndef FUZZ_PIECES_H
#define FUZZ_PIECES_H

#include <sys/uio.h>
#include <unistd.h>

#include "fuzz_must.h"

/*
 * A pipe in memory that gives its bytes in pieces, so that a target sees each place where a read
 * can end. read() here replaces that of libc in the whole program; other descriptors are read as
 * ever.
 */
static struct {
	struct str rest;
	size_t size; /* bytes that one read() gives at most */
} fuzz_pieces;

enum {
	FUZZ_FD = 1 << 30, /* no system has as many */
	FUZZ_PIPE = 60000, /* bytes that a target makes of an input at most */
};

ssize_t
read(int fd, void *to, size_t n)
{
	struct iovec v = {to, n};

	if (fd != FUZZ_FD)
		return readv(fd, &v, 1);
	n = n < fuzz_pieces.size ? n : fuzz_pieces.size;
	n = n < fuzz_pieces.rest.n ? n : fuzz_pieces.rest.n;
	if (n)
		memcpy(to, fuzz_pieces.rest.p, n);
	fuzz_pieces.rest = str_sub(fuzz_pieces.rest, n, fuzz_pieces.rest.n);
	return (ssize_t)n;
}

/* a descriptor to read() these bytes from, until the next call */
static inline int
fuzz_pieces_open(struct str bytes, size_t size)
{
	fuzz_pieces.rest = bytes;
	fuzz_pieces.size = size;
	return FUZZ_FD;
}

#endif
