/* SPDX-License-Identifier: ISC */
#ifndef TEND_MAILBOX_H
#define TEND_MAILBOX_H

#include "base/buf.h"
#include "base/error.h"
#include "base/map.h"

/*
 * Where mail is kept: a Maildir, with the folders in it (Maildir++ or plain), an MH folder, an mbox, a file with one message. Of each message
 * the headers are read, and of a file with one message no more than these.
 */
struct mailbox {
	/* is given the headers of each message, without the blank line, and their first line; the slice holds during the call */
	void (*take)(void *arg, struct str path, uint32_t line, struct str head);
	void *arg;
	struct errors *errors; /* what cannot be read: "path:line:column: what", without a path of its own */
	size_t opened;         /* how many files and folders could be opened */
	size_t found;          /* how many messages there were, and folders made for some */
	/* private; start it as {.take = …, .arg = …, .errors = …} */
	struct buf scratch, head;
	struct map seen; /* folders, by device and inode */
	struct arena arena;
};

#define MAILBOX_HEAD (1024 * 1024) /* bytes of a message's headers; what is beyond is told, and left out */

/*
 * A path. A folder "cur" or "new" holds messages, one a file. In any other these two are looked into, and all other
 * folders, but "tmp" beside them, and of those whose name begins with a dot the ones that have "cur" or "new"; files whose name is a number, and
 * those that begin as an mbox does, are read, others are not. Links are followed; no folder is read twice.
 * A message in an mbox begins with a line "From …" and a header behind it; before one in a file of its own that line may stand, too.
 */
void mailbox_read(struct mailbox *, struct str path);
/* what comes from fd: a message or an mbox, where the first line is one of these; else paths, one a line, blanks before it aside */
void mailbox_stream(struct mailbox *, int fd);
void mailbox_free(struct mailbox *);

#endif
