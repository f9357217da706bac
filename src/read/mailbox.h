/* SPDX-License-Identifier: ISC */
#ifndef TEND_MAILBOX_H
#define TEND_MAILBOX_H

#include "base/buf.h"
#include "base/error.h"
#include "base/map.h"

/*
 * Reads mail from a Maildir with its folders (Maildir++ or plain), an MH folder, an mbox, or a file
 * with one message. Only the headers of a message are read, and no more than these of a file with
 * one message.
 */
struct mailbox {
	/*
	 * receives the headers of each message, without the blank line, and their first line
	 * number; valid during the call
	 */
	void (*take)(void *arg, struct str path, uint32_t line, struct str head);
	void *arg;
	struct errors *errors; /* problems, as "path:line:column: what", without a separate path */
	size_t opened;         /* number of files and folders that could be opened */
	size_t found;          /* number of messages, plus folders made for messages */
	/* private; start it as {.take = …, .arg = …, .errors = …} */
	struct buf scratch, head;
	struct map seen; /* folders already read, by device and inode */
	struct arena arena;
};

/* bytes of a message's headers; longer ones are reported and cut */
#define MAILBOX_HEAD (1024 * 1024)

/*
 * Reads a path. A folder "cur" or "new" holds one message per file. In any other folder these two
 * are read, and all other folders except the "tmp" beside them; of those with a dot only the ones
 * that contain "cur" or "new". Of other files only those with a number as name, and those that
 * begin like an mbox, are read. Links are followed; no folder is read twice. A message in an mbox
 * begins with a line "From …" followed by a header; a file with one message may begin with that
 * line, too.
 */
void mailbox_read(struct mailbox *, struct str path);
/*
 * reads from fd: a message or an mbox, if the first line looks like one; else paths, one per line,
 * with leading blanks ignored
 */
void mailbox_stream(struct mailbox *, int fd);
void mailbox_free(struct mailbox *);

#endif
