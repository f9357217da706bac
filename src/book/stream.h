/* SPDX-License-Identifier: ISC */
#ifndef TEND_STREAM_H
#define TEND_STREAM_H

#include <stdbool.h>

#include "base/buf.h"

/*
 * Files in a pipe, as tend-cat writes them: for each a line SIZE TAB PATH, the path
 * escaped like a cell of tsv; SIZE bytes; a line end. Start it as {.fd = …}; the caller
 * closes fd. It reads ahead, so that the writer does not wait.
 */
struct stream {
	int fd;
	struct buf in;   /* bytes read; those before `at` are consumed */
	size_t at;
	struct buf path;
	const char *error; /* why reading failed, or NULL */
};

#define STREAM_LINE (64 * 1024) /* bytes; longer than any path */

/* one file; both slices are valid until the next call */
struct frame {
	struct str path, bytes;
	bool large; /* longer than `max`; then bytes is empty */
};

/* the next file: 1; 0 at the end; -1 if the stream is malformed or unreadable, see `error` */
int stream_next(struct frame *out, struct stream *, size_t max);
void stream_free(struct stream *);

#endif
