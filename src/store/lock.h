/* SPDX-License-Identifier: ISC */
#ifndef TEND_LOCK_H
#define TEND_LOCK_H

#include <stdbool.h>

/*
 * The lock of a folder, which programs hold in turn. What is locked is an open of the folder itself, which leaves
 * nothing there. Where the file system has locks for files alone, it is a file in the folder, there
 * as long as the lock is held. Start it as {.fd = -1}.
 */
struct lock {
	int fd;
	int dirfd;        /* the caller's; open to the end */
	const char *file; /* its name if there is one, or NULL */
};

/* waits for the lock, with `file` for where it takes one: 0, or -1 with errno */
int lock_take(struct lock *, int dirfd, const char *file);
void lock_give(struct lock *);

#endif
