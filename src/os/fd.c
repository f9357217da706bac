/* SPDX-License-Identifier: ISC */
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "os/fd.h"

enum {
	CHUNK = 64 * 1024, /* reads nearly every file in one call */
	ROOM = 4 * 1024,   /* enough to find the end of a file, without a larger buffer */
};

int
fd_read(struct buf *out, int fd, size_t max)
{
	ssize_t n;

	do {
		if (out->cap <= out->n + ROOM)
			buf_reserve(out, CHUNK);
		buf_reserve(out, out->cap - out->n - 1); /* all that is there */
		n = read(fd, out->p + out->n, out->cap - out->n - 1);
		if (n > 0)
			buf_filled(out, (size_t)n);
	} while ((n > 0 && out->n <= max) || (n < 0 && errno == EINTR));
	return n < 0 ? -1 : 0;
}

int
fd_read_file(struct buf *out, int dirfd, const char *path, size_t max)
{
	int fd = openat(dirfd, path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC), got, err;

	buf_clear(out);
	if (fd < 0)
		return -1;
	got = fd_read(out, fd, max);
	err = errno;
	close(fd);
	errno = err;
	return got;
}

int
fd_write(int fd, struct str s)
{
	while (s.n) {
		ssize_t n = write(fd, s.p, s.n);

		if (n < 0 && errno != EINTR)
			return -1;
		s = str_sub(s, n > 0 ? (size_t)n : 0, s.n);
	}
	return 0;
}
