/* SPDX-License-Identifier: ISC */
#ifndef TEND_CHILD_H
#define TEND_CHILD_H

#include "base/buf.h"

/*
 * Another program, run beside this one. A name without a "/" is looked for in
 * $PATH; one of the suite first where the suite is, see program.h, so that
 * tend-log finds the tend-commit of its own version.
 */
struct child {
	int pid;
	int in, out; /* pipes to its standard input and from its output, or -1 */
};

enum { CHILD_IN = 1, CHILD_OUT = 2 };

/*
 * Starts argv[0] in the folder dirfd (AT_FDCWD: here), with the pipes asked
 * for; standard error is shared, and so are input and output without a pipe.
 * 0, or -1 with errno set when there is no such program.
 */
int child_start(struct child *, const char *const argv[], int dirfd, unsigned pipes);

/* writes all to its standard input: 0, or -1 with errno, EPIPE when it has ended; no signal then */
int child_write(struct child *, struct str);

/* closes the pipes and waits: the exit status, or 128 + the signal that ended it */
int child_wait(struct child *);

#endif
