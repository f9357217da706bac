/* SPDX-License-Identifier: ISC */
#ifndef TEND_REPLACE_H
#define TEND_REPLACE_H

#include "store/temp.h"

enum replaced {
	REPLACE_DONE,   /* the new file has the name */
	/*
	 * the new file has the name, but see `wrong`: the old file is left under the temporary's
	 * name
	 */
	REPLACE_LEFT,
	/* another program has saved the file meanwhile; its version is in place: read it again */
	REPLACE_AGAIN,
	/* as REPLACE_AGAIN, but that program is still writing: wait before you read */
	REPLACE_BUSY,
	REPLACE_FAILED, /* see `wrong`; nothing has changed */
};

/* a file that was read, and the temporary file that replaces it */
struct replace {
	int dirfd;
	const char *name;
	int fd;           /* of the file that was read */
	struct str bytes; /* its bytes, as read */
	struct temp *temp;
	const char *wrong;
	int err;          /* the errno for `wrong`, or 0 */
	/* the message includes the temporary's name, and the caller must not remove it */
	bool keep_temp;
};

/* true if the file is still as it was read and no program has it open for writing */
bool replace_settled(const struct replace *);

/*
 * Replaces the file by exchanging the two names. It then compares the displaced file with what was
 * read, and exchanges the names back if they differ. Where the system has leases, an editor that
 * writes into the file itself is noticed, or waits until the replacement is done. Allocates
 * nothing.
 *
 * Two gaps remain. An editor that read the file before and saves after the replacement overwrites
 * it, as it would any other editor's version. Without leases, bytes written into the file between
 * the last comparison and the unlink are lost; without an exchange, so is a version saved between
 * the last comparison and the rename.
 */
enum replaced replace_in(struct replace *);

#endif
