/* SPDX-License-Identifier: ISC */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "os/fd.h"
#include "store/plain_file.h"

static int
failed(struct buf *why, const char *path, int err)
{
	buf_fmt(why, "%s: %s", path, strerror(err));
	return -1;
}

static int
read_open(struct buf *out, int fd, const char *path, unsigned max, struct buf *why)
{
	struct stat st;
	size_t bytes = (size_t)max << 20;

	if (fd < 0 || fstat(fd, &st) < 0)
		return failed(why, path, errno);
	/* git passes an empty file for a missing version, people pass /dev/null */
	if (!S_ISREG(st.st_mode) && !S_ISCHR(st.st_mode)) {
		buf_fmt(why, "%s: not a file", path);
		return -1;
	}
	if (fd_read(out, fd, bytes) < 0)
		return failed(why, path, errno);
	if (out->n <= bytes)
		return 0;
	buf_fmt(why, "%s: more than %u MiB", path, max);
	return -1;
}

int
plain_file_read(struct buf *out, const char *path, unsigned max, struct buf *why)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	int bad = read_open(out, fd, path, max, why);

	if (fd >= 0)
		close(fd);
	return bad;
}

/* writes the bytes and syncs them to disk; closes fd: 0 or errno */
static int
fill(int fd, struct str bytes, mode_t mode)
{
	int err = fchmod(fd, mode) < 0 || fd_write(fd, bytes) < 0 || fsync(fd) < 0 ? errno : 0;

	return close(fd) < 0 && !err ? errno : err;
}

int
plain_file_replace(const char *path, struct str bytes, struct buf *why)
{
	const char *slash = strrchr(path, '/');
	size_t dir = slash ? (size_t)(slash + 1 - path) : 0;
	struct buf temp = {0};
	struct stat st;
	int fd, err;

	if (stat(path, &st) < 0 || !S_ISREG(st.st_mode)) {
		buf_fmt(why, "%s: not a file", path);
		return -1;
	}
	buf_fmt(&temp, "%.*s.%s.tend-XXXXXX", (int)dir, path, path + dir);
	fd = mkostemp(temp.p, O_CLOEXEC);
	err = fd < 0 ? errno : fill(fd, bytes, st.st_mode & 07777);
	if (fd < 0) {
		failed(why, temp.p, err);
	} else if (err || rename(temp.p, path) < 0) {
		err = err ? err : errno;
		unlink(temp.p);
		failed(why, path, err);
		buf_str(why, STR(": left as it was"));
	}
	buf_free(&temp);
	return err ? -1 : 0;
}
