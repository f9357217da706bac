/* SPDX-License-Identifier: ISC */
#ifndef TEND_FRAME_H
#define TEND_FRAME_H

#include "base/buf.h"

/* the frames that carry messages: "Content-Length: 12", a blank line, and as many bytes */

#define FRAME_MAX (64 * 1024 * 1024) /* bytes of a message */

/* what was read from a descriptor. Start it as {.fd = N}. */
struct frames {
	int fd;
	struct buf bytes;
	size_t at; /* the first byte that was not taken yet */
};

/*
 * Waits for the next message: 1 with *body, valid until the next call; 0 at the end; -1 if the
 * stream cannot be read, with the reason in *why.
 */
int frame_read(struct str *body, struct frames *, const char **why);
void frames_free(struct frames *);

/* true if a whole message is there already, or the stream has more to read */
bool frame_waits(const struct frames *);

/* writes a message: 0, or -1 with errno */
int frame_write(int fd, struct str body);

#endif
