/* SPDX-License-Identifier: ISC */
#ifndef TEND_MBOX_H
#define TEND_MBOX_H

#include "read/mailbox.h"

/* reads the messages of one file line by line, for mailbox.c */

#define PIECE (32 * 1024)

/*
 * the lines of a file; a line longer than PIECE comes in pieces.
 * Start it as {.fd = …, .piece = …}.
 */
struct lines {
	int fd;
	char *piece; /* PIECE bytes, owned by the caller */
	size_t from, to;
	bool within; /* true if the last piece did not end its line */
	int error;
};

/*
 * the next line or piece, including its line end; *begins is false for the rest of a line. False at
 * the end, or with `error` set.
 */
bool lines_next(struct str *line, bool *begins, struct lines *);

/* true if a line begins a message of an mbox */
bool mbox_marks(struct str line);
/* true if a line is a header and cannot be the name of a file: "1:2,S", "mail/1: x" */
bool mbox_header(struct str line);

/*
 * calls box->take with the headers of each message, starting from the first line, already read;
 * `many` allows an mbox
 */
void mbox_scan(struct mailbox *, struct lines *, struct str path, struct str line, bool many);

/* reports a problem; line 0 is unknown */
void mbox_report(const struct mailbox *, struct str path, uint32_t line, const char *what);

#endif
