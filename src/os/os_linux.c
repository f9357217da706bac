/* SPDX-License-Identifier: ISC */
#include "os/os_own.h"

#ifdef OS_LINUX

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <sys/vfs.h>
#include <sys/xattr.h>
#include <unistd.h>

static int
read_link(struct buf *out, const char *link)
{
	ssize_t n;

	do {
		buf_clear(out);
		buf_reserve(out, out->cap ? out->cap * 2 : 256);
		buf_reserve(out, out->cap - 1);
		n = readlink(link, out->p, out->cap - 1);
	} while (n >= 0 && (size_t)n == out->cap - 1);
	if (n < 0)
		return -1;
	buf_filled(out, (size_t)n);
	return 0;
}

int
os_own_path(struct buf *out)
{
	return read_link(out, "/proc/self/exe");
}

bool
os_reports_program(void)
{
	return true;
}

int
os_pipe(int p[2])
{
	return pipe2(p, O_CLOEXEC);
}

int
os_spawn_in(posix_spawn_file_actions_t *actions, int dirfd)
{
	return dirfd == AT_FDCWD ? 0 : posix_spawn_file_actions_addfchdir_np(actions, dirfd);
}

int
os_spawn(pid_t *pid, const char *path, const posix_spawn_file_actions_t *actions, const posix_spawnattr_t *attr,
         const char *const argv[], int dirfd)
{
	(void)dirfd;
	/* the cast is safe: posix_spawn() does not modify argv */
	return posix_spawn(pid, path, actions, attr, (char *const *)argv, environ);
}

int
os_real(struct buf *out, int dirfd, const char *name)
{
	int fd = name ? openat(dirfd, name, O_PATH | O_CLOEXEC) : dirfd, bad, err;
	struct buf link = {0};

	if (fd < 0)
		return -1;
	buf_fmt(&link, "/proc/self/fd/%d", fd);
	bad = read_link(out, link.p);
	err = errno;
	buf_free(&link);
	if (name)
		close(fd);
	errno = err;
	return bad;
}

/* from <linux/fs.h>, which not every C library ships, nor a wrapper */
enum { NEW = 1, EXCHANGE = 2 };

int
os_own_rename(int dirfd, const char *from, const char *to, enum os_own_how how)
{
	return (int)syscall(SYS_renameat2, dirfd, from, dirfd, to,
	                    how == OS_OWN_NEW ? NEW : EXCHANGE);
}

struct timespec
os_mtime(const struct stat *st)
{
	return st->st_mtim;
}

struct timespec
os_ctime(const struct stat *st)
{
	return st->st_ctim;
}

bool
os_syncs(void)
{
	return true;
}

int
os_sync(int fd)
{
	return syncfs(fd);
}

/*
 * true on network file systems, where a lease is refused until the server delegates the file, even
 * if no other program has it open
 */
static bool
of_network(int fd)
{
	enum { NFS = 0x6969, SMB = 0x517b }; /* from <linux/magic.h> */
	const uint32_t cifs = 0xff534d42, smb2 = 0xfe534d42;
	struct statfs st;
	uint32_t is;

	if (fstatfs(fd, &st) < 0)
		return false;
	is = (uint32_t)st.f_type;
	return is == NFS || is == SMB || is == cifs || is == smb2;
}

/* SIGURG reports a broken lease, because its default action is to be ignored */
enum os_lease
os_lease_take(int fd)
{
	if (fcntl(fd, F_SETSIG, SIGURG) == 0 && fcntl(fd, F_SETLEASE, F_RDLCK) == 0)
		return OS_LEASE_HELD;
	return errno == EAGAIN && !of_network(fd) ? OS_LEASE_REFUSED : OS_LEASE_NONE;
}

bool
os_lease_broken(int fd, enum os_lease lease)
{
	return lease == OS_LEASE_HELD && fcntl(fd, F_GETLEASE) == F_UNLCK;
}

void
os_lease_give(int fd, enum os_lease lease)
{
	if (lease == OS_LEASE_HELD)
		fcntl(fd, F_SETLEASE, F_UNLCK);
}

int
os_random(void *p, size_t n)
{
	return getentropy(p, n);
}

ssize_t
os_attr_list(int fd, char *names, size_t scratch)
{
	return flistxattr(fd, names, scratch);
}

ssize_t
os_attr_get(int fd, const char *name, void *value, size_t scratch)
{
	ssize_t n = fgetxattr(fd, name, value, scratch);

	if (n < 0 && errno == ENODATA)
		errno = 0;
	return n;
}

int
os_attr_set(int fd, const char *name, const void *value, size_t n)
{
	return fsetxattr(fd, name, value, n, 0);
}

int
os_attr_remove(int fd, const char *name)
{
	int bad = fremovexattr(fd, name);

	if (bad && errno == ENODATA)
		errno = 0;
	return bad;
}

#endif
