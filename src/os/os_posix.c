/* SPDX-License-Identifier: ISC */
#include "base/mem.h"
#include "os/os_own.h"

#ifndef OS_LINUX

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>
#if defined(__APPLE__) && !defined(TEND_PORTABLE)
#define MACOS
#include <stdio.h>
#include <sys/xattr.h>
#endif

/* opening a folder to change into it needs no permission to list it */
#ifndef O_SEARCH
#define O_SEARCH O_RDONLY
#endif

extern char **environ;

int
os_own_path(struct buf *out)
{
	(void)out;
	return -1;
}

bool
os_reports_program(void)
{
	return false;
}

int
os_pipe(int p[2])
{
	if (pipe(p) < 0)
		return -1;
	if (fcntl(p[0], F_SETFD, FD_CLOEXEC) == 0 && fcntl(p[1], F_SETFD, FD_CLOEXEC) == 0)
		return 0;
	close(p[0]);
	close(p[1]);
	return -1;
}

/* changes into the folder dirfd and returns a descriptor of the old one, or -1 with errno */
static int
enter(int dirfd)
{
	int back = open(".", O_SEARCH | O_DIRECTORY | O_CLOEXEC), err;

	if (back < 0 || dirfd == AT_FDCWD || fchdir(dirfd) == 0)
		return back;
	err = errno;
	close(back);
	errno = err;
	return -1;
}

/* returns to the folder `back`; keeps errno unless it fails */
static int
leave(int back)
{
	int err = errno, bad = fchdir(back);

	close(back);
	if (!bad)
		errno = err;
	return bad;
}

int
os_spawn_in(posix_spawn_file_actions_t *actions, int dirfd)
{
	(void)actions;
	(void)dirfd;
	return 0;
}

/* argv[0] becomes the path, which the other program's os_started() reads */
int
os_spawn(pid_t *pid, const char *path, const posix_spawn_file_actions_t *actions, const posix_spawnattr_t *attr,
         const char *const argv[], int dirfd)
{
	const char **own;
	size_t n = 1;
	int back = dirfd == AT_FDCWD ? -1 : enter(dirfd), err;

	if (back < 0 && dirfd != AT_FDCWD)
		return errno;
	while (argv[n - 1])
		n++;
	own = mem_grow(NULL, n, sizeof(*own));
	memcpy(own, argv, n * sizeof(*own));
	own[0] = path;
	err = posix_spawn(pid, path, actions, attr, (char *const *)own, environ);
	free(own);
	/* an error, because later code must not run in the wrong folder */
	if (back >= 0 && leave(back) < 0 && !err)
		err = errno;
	return err;
}

int
os_real(struct buf *out, int dirfd, const char *name)
{
	int back = enter(dirfd);
	char *real;

	buf_clear(out);
	if (back < 0)
		return -1;
	real = realpath(name ? name : ".", NULL);
	buf_str(out, str_of(real));
	free(real);
	return leave(back) < 0 || !out->n ? -1 : 0;
}

#ifdef MACOS

int
os_own_rename(int dirfd, const char *from, const char *to, enum os_own_how how)
{
	unsigned flag = how == OS_OWN_NEW ? RENAME_EXCL : RENAME_SWAP;
	int bad = renameatx_np(dirfd, from, dirfd, to, flag);

	if (bad && errno == ENOTSUP)
		errno = ENOSYS;
	return bad;
}

#else

int
os_own_rename(int dirfd, const char *from, const char *to, enum os_own_how how)
{
	(void)dirfd;
	(void)from;
	(void)to;
	(void)how;
	errno = ENOSYS;
	return -1;
}

#endif

struct timespec
os_mtime(const struct stat *st)
{
	return (struct timespec){.tv_sec = st->st_mtime};
}

struct timespec
os_ctime(const struct stat *st)
{
	return (struct timespec){.tv_sec = st->st_ctime};
}

bool
os_syncs(void)
{
	return false;
}

int
os_sync(int fd)
{
	(void)fd;
	errno = ENOSYS;
	return -1;
}

enum os_lease
os_lease_take(int fd)
{
	(void)fd;
	return OS_LEASE_NONE;
}

bool
os_lease_broken(int fd, enum os_lease lease)
{
	(void)fd;
	(void)lease;
	return false;
}

void
os_lease_give(int fd, enum os_lease lease)
{
	(void)fd;
	(void)lease;
}

int
os_random(void *p, size_t n)
{
	int fd = open("/dev/urandom", O_RDONLY | O_CLOEXEC), err;
	ssize_t got;

	if (fd < 0)
		return -1;
	while ((got = read(fd, p, n)) < 0 && errno == EINTR)
		;
	err = got < 0 ? errno : EIO;
	close(fd);
	errno = err;
	return got == (ssize_t)n ? 0 : -1;
}

/* --- attributes --- */

#ifdef MACOS

ssize_t
os_attr_list(int fd, char *names, size_t scratch)
{
	return flistxattr(fd, names, scratch, 0);
}

ssize_t
os_attr_get(int fd, const char *name, void *value, size_t scratch)
{
	ssize_t n = fgetxattr(fd, name, value, scratch, 0, 0);

	if (n < 0 && errno == ENOATTR)
		errno = 0;
	return n;
}

int
os_attr_set(int fd, const char *name, const void *value, size_t n)
{
	return fsetxattr(fd, name, value, n, 0, 0);
}

int
os_attr_remove(int fd, const char *name)
{
	int bad = fremovexattr(fd, name, 0);

	if (bad && errno == ENOATTR)
		errno = 0;
	return bad;
}

#else

ssize_t
os_attr_list(int fd, char *names, size_t scratch)
{
	(void)fd;
	(void)names;
	(void)scratch;
	errno = ENOTSUP;
	return -1;
}

ssize_t
os_attr_get(int fd, const char *name, void *value, size_t scratch)
{
	(void)name;
	return os_attr_list(fd, value, scratch);
}

int
os_attr_set(int fd, const char *name, const void *value, size_t n)
{
	(void)name;
	(void)value;
	return (int)os_attr_list(fd, NULL, n);
}

int
os_attr_remove(int fd, const char *name)
{
	(void)name;
	return (int)os_attr_list(fd, NULL, 0);
}

#endif
#endif
