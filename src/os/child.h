/* SPDX-License-Identifier: ISC */
#ifndef TEND_CHILD_H
#define TEND_CHILD_H

#include "base/buf.h"

/*
 * A child process. child_start() searches $PATH for a name without "/"; for a program of the suite
 * it first searches the folders of program.h, so that tend-log finds the tend-commit of its own
 * version.
 */
struct child {
	int pid;
	int in, out; /* pipes to its standard input and from its standard output, or -1 */
};

enum { CHILD_IN = 1, CHILD_OUT = 2, CHILD_SILENT = 4 };

/*
 * Starts argv[0] in the folder dirfd (AT_FDCWD: the current one). `pipes` is a set of CHILD_IN,
 * CHILD_OUT and CHILD_SILENT, which sends standard error to /dev/null. Otherwise standard error,
 * and input or output without a pipe, are shared with this program. 0, or -1 with errno if the
 * program cannot be started.
 */
int child_start(struct child *, const char *const argv[], int dirfd, unsigned pipes);

/*
 * writes all of s to its standard input: 0, or -1 with errno; EPIPE if the child has ended. No
 * SIGPIPE is raised.
 */
int child_write(struct child *, struct str);

/* closes the pipe to its standard input, so that it reads the end */
void child_end_input(struct child *);

/* closes the pipes and waits for the end: its exit status, or 128 + the number of the signal */
int child_wait(struct child *);

#endif
