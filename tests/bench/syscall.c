/* SPDX-License-Identifier: ISC */
/*
 * syscall FILE: what this machine's kernel costs, so that the ratios of two machines can be
 * compared: ns of CPU time for a getppid(), and for open, read and close of FILE. The median of 9
 * runs each.
 */
#define _POSIX_C_SOURCE 200809L
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

enum { RUNS = 9, CALLS = 20000 };

static int
by_time(const void *a, const void *b)
{
	const double *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* One call of each kind. Returns whether it went well. */
static int
ask_parent(const char *path)
{
	return path && getppid() >= 0;
}

static int
read_file(const char *path)
{
	static char buf[1 << 16];
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t n = fd < 0 ? -1 : read(fd, buf, sizeof(buf));

	return n >= 0 && close(fd) == 0;
}

/* The median time of a call, in ns; negative if one failed. */
static double
measure(int (*call)(const char *), const char *path)
{
	double ns[RUNS];
	int i, k;

	for (i = 0; i < RUNS; i++) {
		struct timespec a, b;

		clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &a);
		for (k = 0; k < CALLS; k++)
			if (!call(path))
				return -1;
		clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &b);
		ns[i] = ((double)(b.tv_sec - a.tv_sec) * 1e9 + (double)(b.tv_nsec - a.tv_nsec)) / CALLS;
	}
	qsort(ns, RUNS, sizeof(*ns), by_time);
	return ns[RUNS / 2];
}

int
main(int argc, char **argv)
{
	double one = measure(ask_parent, ""), file = argc == 2 ? measure(read_file, argv[1]) : -1;

	if (one < 0 || file < 0) {
		fputs("usage: syscall FILE\n", stderr);
		return 2;
	}
	printf("getppid() %.0f ns; open, read and close of a file %.0f ns\n", one, file);
	return fflush(stdout) != 0;
}
