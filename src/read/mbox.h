/* SPDX-License-Identifier: ISC */
#ifndef TEND_MBOX_H
#define TEND_MBOX_H

#include "read/mailbox.h"

/* the messages of one file, line by line: for mailbox.c */

#define PIECE (32 * 1024)

/* lines of a file; one longer than PIECE comes in pieces. Start it as {.fd = …, .piece = …} */
struct lines {
	int fd;
	char *piece; /* PIECE bytes, the caller's */
	size_t from, to;
	bool within; /* the last was not the end of its line */
	int error;
};

/* the next, with its end; *begins if it is not the rest of one. False at the end, or with `error` */
bool lines_next(struct str *line, bool *begins, struct lines *);

/* whether a line begins a message of an mbox */
bool mbox_marks(struct str line);
/* whether a line is a header, and not to be taken for the name of a file: "1:2,S", "mail/1: x" */
bool mbox_header(struct str line);

/* gives box->take the headers of what is there, from the first line on, which is read; of an mbox if `many` may be there */
void mbox_scan(struct mailbox *, struct lines *, struct str path, struct str line, bool many);

/* that something cannot be read; a line of 0 is unknown */
void mbox_tell(const struct mailbox *, struct str path, uint32_t line, const char *what);

#endif
