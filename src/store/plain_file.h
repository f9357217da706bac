/* SPDX-License-Identifier: ISC */
#ifndef TEND_PLAIN_FILE_H
#define TEND_PLAIN_FILE_H

#include "base/buf.h"

/*
 * Whole files that other programs name on a command line, which need not be in a book. Both return
 * 0, or -1 with a message, which begins with the path, appended to `why`.
 */

/* appends the bytes of a file of at most max MiB, or of a device such as /dev/null */
int plain_file_read(struct buf *out, const char *path, unsigned max, struct buf *why);

/* replaces a regular file atomically; its mode stays */
int plain_file_replace(const char *path, struct str bytes, struct buf *why);

#endif
