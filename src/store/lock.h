/* SPDX-License-Identifier: ISC */
#ifndef TEND_LOCK_H
#define TEND_LOCK_H

#include <stdbool.h>

/*
 * An exclusive lock on a folder, held by one program at a time. It locks an open descriptor of the
 * folder, which leaves no trace. If the file system locks only files, it uses a file in the folder,
 * which exists as long as the lock is held. Start it as {.fd = -1}.
 */
struct lock {
	int fd;
	int dirfd;        /* the caller's; stays open until lock_give() */
	const char *file; /* name of the lock file, or NULL */
};

/* waits for the lock; `file` names the lock file if one is needed: 0, or -1 with errno */
int lock_take(struct lock *, int dirfd, const char *file);
void lock_give(struct lock *);

#endif
