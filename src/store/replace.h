/* SPDX-License-Identifier: ISC */
#ifndef TEND_REPLACE_H
#define TEND_REPLACE_H

#include "store/temp.h"

enum replaced {
	REPLACE_DONE,   /* the new file has the name */
	REPLACE_LEFT,   /* likewise, but `wrong`: what was there before has the temporary's name */
	REPLACE_AGAIN,  /* somebody else has saved it meanwhile: theirs stands, and is to be read again */
	REPLACE_BUSY,   /* likewise, and not done yet: wait a little */
	REPLACE_FAILED, /* `wrong`; nothing has changed */
};

/* a file that was read, and the one that is to take its place */
struct replace {
	int dirfd;
	const char *name;
	int fd;           /* of what was read */
	struct str bytes; /* these */
	struct temp *temp;
	const char *wrong;
	int err;          /* with it: an errno, or 0 */
	bool stays;       /* the temporary's name is part of the message, and not to be removed */
};

/* whether the file still is what was read, and nobody has it open for writing */
bool replace_settled(const struct replace *);

/*
 * Puts the temporary in the file's place by an exchange of the two names, looks at what came
 * out, and puts it back if that is not what was read. Where the system knows
 * leases, an editor that writes into the file itself either is noticed or waits till
 * all is done. Allocates nothing.
 *
 * What remains: an editor that read the file before this, and saves after it,
 * overwrites what it has not read, as it would another editor's. Without leases, what is
 * written into the file itself between the last look and the unlink is lost; without an exchange,
 * also what is saved between the last look and the rename.
 */
enum replaced replace_in(struct replace *);

#endif
