/* SPDX-License-Identifier: ISC */
#ifndef TEND_FD_H
#define TEND_FD_H

#include "base/buf.h"

/*
 * Appends the bytes of fd up to its end to out. Stops soon after out exceeds `max` bytes. 0, or -1
 * with errno.
 */
int fd_read(struct buf *out, int fd, size_t max);

/*
 * Reads a file, by its path in the folder dirfd, into out (cleared first). Never waits for a FIFO
 * and follows links. Limit and result are those of fd_read().
 */
int fd_read_file(struct buf *out, int dirfd, const char *path, size_t max);

/* writes all of s: 0, or -1 with errno */
int fd_write(int fd, struct str s);

#endif
