/* SPDX-License-Identifier: ISC */
#ifndef TEND_STREAM_H
#define TEND_STREAM_H

#include <stdbool.h>

#include "base/buf.h"

/*
 * Files one after the other in a pipe, as tend-cat writes them: for each a line
 * SIZE TAB PATH, the path escaped as a cell of tsv is; SIZE bytes; a line end. Start it as
 * {.fd = …}; the caller closes fd. Reads ahead, so that the writer need not wait.
 */
struct stream {
	int fd;
	struct buf in;   /* what was read; up to `at` it is taken */
	size_t at;
	struct buf path;
	const char *wrong; /* why it is broken */
};

#define STREAM_LINE (64 * 1024) /* bytes; no path is as long */

/* one file; both slices hold until the next is asked for */
struct frame {
	struct str path, bytes;
	bool large; /* longer than `max`: its bytes are left out */
};

/* the next file: 1; 0 at the end; -1 if it is broken or cannot be read, see `wrong` */
int stream_next(struct frame *out, struct stream *, size_t max);
void stream_free(struct stream *);

#endif
