/* SPDX-License-Identifier: ISC */
/* readall DIR: opens, reads and closes every *.md of a flat folder, on one thread: what any reader at least pays. */
#define _POSIX_C_SOURCE 200809L
#include <dirent.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static char buf[1 << 16];

int
main(int argc, char **argv)
{
	DIR *d = opendir(argc > 1 ? argv[1] : ".");
	struct dirent *e;
	uintmax_t total = 0;

	while (d && (e = readdir(d))) {
		size_t n = strlen(e->d_name);
		ssize_t got;
		int fd;

		if (n < 4 || strcmp(e->d_name + n - 3, ".md") != 0)
			continue;
		fd = openat(dirfd(d), e->d_name, O_RDONLY | O_CLOEXEC);
		while ((got = read(fd, buf, sizeof(buf))) > 0)
			total += (uintmax_t)got;
		if (fd < 0 || got < 0 || close(fd))
			perror(e->d_name);
	}
	return !d || printf("%ju\n", total) < 0 || fflush(stdout);
}
