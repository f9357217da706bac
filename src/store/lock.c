/* SPDX-License-Identifier: ISC */
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "os/os.h"
#include "store/lock.h"

/* network file systems may lock files but not folders */
static bool
no_lock(int err)
{
	return err == EBADF || err == EINVAL || err == ENOLCK || err == ENOSYS || err == EOPNOTSUPP;
}

/* locks an open file or folder and returns it; on failure closes it and returns -1 with errno */
static int
locked(int fd)
{
	int err;

	if (fd < 0 || os_lock(fd) == 0)
		return fd;
	err = errno;
	close(fd);
	errno = err;
	return -1;
}

/* 1 if the name still refers to the open file, 0 if not, -1 with errno */
static int
named(int dirfd, const char *name, int fd)
{
	struct stat a, b;

	if (fstat(fd, &a) < 0)
		return -1;
	if (fstatat(dirfd, name, &b, AT_SYMLINK_NOFOLLOW) < 0)
		return errno == ENOENT ? 0 : -1;
	return a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

/* the previous holder may have removed the file; the name is then a new file, to be locked again */
static int
lock_file(int dirfd, const char *name)
{
	for (;;) {
		int fd = locked(openat(dirfd, name, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0600)), is, err;

		if (fd < 0)
			return -1;
		is = named(dirfd, name, fd);
		if (is == 1)
			return fd;
		err = errno;
		close(fd);
		errno = err;
		if (is < 0)
			return -1;
	}
}

int
lock_take(struct lock *l, int dirfd, const char *file)
{
	int fd = openat(dirfd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	*l = (struct lock){.fd = -1, .dirfd = dirfd};
	if (fd < 0)
		return -1;
	l->fd = locked(fd);
	if (l->fd < 0 && no_lock(errno)) {
		l->fd = lock_file(dirfd, file);
		l->file = file;
	}
	return l->fd < 0 ? -1 : 0;
}

/* removes the file first: while it is locked, no other program can have locked a new one */
void
lock_give(struct lock *l)
{
	if (l->fd >= 0 && l->file)
		unlinkat(l->dirfd, l->file, 0);
	if (l->fd >= 0)
		close(l->fd);
	*l = (struct lock){.fd = -1};
}
