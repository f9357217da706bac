/* SPDX-License-Identifier: ISC */
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <sys/file.h>
#include <unistd.h>

#include "lock.h"

static int
lock(int fd)
{
	int r;

	while ((r = flock(fd, LOCK_EX)) < 0 && errno == EINTR)
		;
	return r;
}

/* a network's file system may have no locks for folders, but for files */
static bool
no_lock(int err)
{
	return err == EBADF || err == EINVAL || err == ENOLCK || err == ENOSYS || err == EOPNOTSUPP;
}

int
lock_take(int dirfd)
{
	int fd = openat(dirfd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC), err;

	if (fd < 0 || lock(fd) == 0)
		return fd;
	err = errno;
	close(fd);
	errno = err;
	if (!no_lock(err))
		return -1;
	fd = openat(dirfd, ".tend.lock", O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0600);
	if (fd < 0 || lock(fd) == 0)
		return fd;
	err = errno;
	close(fd);
	errno = err;
	return -1;
}
