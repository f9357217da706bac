/* SPDX-License-Identifier: ISC */
#ifndef TEND_TEMP_H
#define TEND_TEMP_H

#include "store/attrs.h"

/*
 * A temporary file beside the one it will replace: ".NAME.tend-" and six random characters. Start
 * it as {.fd = -1}.
 */
struct temp {
	int dirfd;       /* of the folder; the caller's */
	int fd;          /* read only; while it is open, the system cannot reuse its inode */
	struct buf name;
	bool there;      /* true while the name exists and this program may remove it */
};

/*
 * Gives a temporary a name beside a file that does not exist yet: 0, or -1 with errno. Only
 * temp_name_next() may follow, with another one in the same memory.
 */
int temp_name(struct temp *, int dirfd, struct str name);
int temp_name_next(struct temp *);

#define TEMP_NONE "no temporary file beside it"

/*
 * Creates the file with these bytes and syncs it to disk; mode 0600, or the attributes of `like`.
 * NULL, or a message with errno and no file left. From here to temp_end() no memory is allocated,
 * so that running out of it leaves no file.
 */
const char *temp_make(struct temp *, int dirfd, struct str name, struct str bytes,
                      struct attrs *like);
/* removes the file if it exists: 0, or -1 with errno */
int temp_remove(struct temp *);
/* closes and removes the file */
void temp_end(struct temp *);

#endif
