/* SPDX-License-Identifier: ISC */
#ifndef TEND_FRAME_H
#define TEND_FRAME_H

#include <sys/types.h>

#include "base/buf.h"

/* the frames that carry messages: "Content-Length: 12", a blank line, and as many bytes */

#define FRAME_MAX (64 * 1024 * 1024) /* bytes of a message */

/* what was read from a descriptor. Start it as {.fd = N}. */
struct frames {
	int fd;
	pid_t editor; /* the process that writes there; 0 if it is unknown */
	int lives;    /* milliseconds between two looks if it lives, while it does not read; or 0 */
	bool orphaned; /* that process is gone, though another may hold its end of a pipe */
	bool ended;    /* nothing more will come */
	struct buf bytes;
	size_t at; /* the first byte that was not taken yet */
};

enum frame {
	FRAME_READ,
	FRAME_IDLE, /* nothing came for so long */
	FRAME_END,  /* the editor has closed the stream, or is gone */
	FRAME_BAD,  /* the stream cannot be read */
};

/*
 * Waits for the next message, but not longer than so many milliseconds (-1: for ever) for the next
 * bytes: FRAME_READ with *body, valid until the next call or frame_write(); for FRAME_BAD, the
 * reason is in *why.
 */
enum frame frame_read(struct str *body, struct frames *, int wait, const char **why);
void frames_free(struct frames *);

/* true if a whole message is there already, or the stream has more to read */
bool frame_waits(const struct frames *);

/*
 * Writes a message: 0, or -1 if nothing reads it any more. While the reader is slow, what it writes
 * itself is read ahead.
 */
int frame_write(struct frames *, int fd, struct str body);

#endif
