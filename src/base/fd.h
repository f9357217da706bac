/* SPDX-License-Identifier: ISC */
#ifndef TEND_FD_H
#define TEND_FD_H

#include "base/buf.h"

/*
 * Appends what is to be read from fd to out, up to its end, but stops soon after out
 * holds more than `max` bytes. 0, or -1 with errno.
 */
int fd_read(struct buf *out, int fd, size_t max);

/* writes all of s; 0, or -1 with errno */
int fd_write(int fd, struct str s);

#endif
