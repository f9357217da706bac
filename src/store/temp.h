/* SPDX-License-Identifier: ISC */
#ifndef TEND_TEMP_H
#define TEND_TEMP_H

#include "store/attrs.h"

/*
 * The file that is to take a name's place, beside it until it is whole:
 * ".NAME.tend-" and six random characters. Start it as {.fd = -1}.
 */
struct temp {
	int dirfd;       /* of the folder; the caller's */
	int fd;          /* read only: while it is open, its inode is its own */
	struct buf name;
	bool there;      /* the name stands for what may be removed */
};

#define TEMP_NONE "no temporary file beside it"

/*
 * Makes it, with these bytes, and all of it on the disk; 0600, or as `like`. NULL, or
 * what went wrong, with errno, and it is gone again. Between this and the end of it
 * no memory is allocated: running out of it leaves nothing behind.
 */
const char *temp_make(struct temp *, int dirfd, struct str name, struct str bytes, struct attrs *like);
/* removes it, if it is there: 0, or -1 with errno */
int temp_remove(struct temp *);
/* closes and removes it */
void temp_end(struct temp *);

#endif
