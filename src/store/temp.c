/* SPDX-License-Identifier: ISC */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <unistd.h>

#include "os/fd.h"
#include "os/os.h"
#include "store/temp.h"

/* the place of the random part */
#define BLANK "XXXXXX"

enum { RANDOM = sizeof(BLANK) - 1, TRIES = 100 };

static const char mark[] = ".tend-";

/* the name with capacity for the random part; a name that would become too long is cut */
static void
begin_name(struct buf *out, struct str name)
{
	size_t most = NAME_MAX - 1 - (sizeof(mark) - 1) - RANDOM;

	buf_clear(out);
	buf_chr(out, '.');
	buf_str(out, str_sub(name, 0, most));
	buf_add(out, mark, sizeof(mark) - 1);
	buf_str(out, STR(BLANK));
}

static int
end_name(struct buf *name)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789";
	unsigned char r[RANDOM];

	if (os_random(r, sizeof(r)) < 0)
		return -1;
	for (size_t i = 0; i < RANDOM; i++)
		name->p[name->n - RANDOM + i] = letters[r[i] % (sizeof(letters) - 1)];
	return 0;
}

int
temp_name(struct temp *t, int dirfd, struct str name)
{
	*t = (struct temp){.dirfd = dirfd, .fd = -1, .name = t->name};
	begin_name(&t->name, name);
	return end_name(&t->name);
}

int
temp_name_next(struct temp *t)
{
	return end_name(&t->name);
}

static int
create(struct temp *t)
{
	int fd = -1;

	for (int i = 0; i < TRIES; i++) {
		if (end_name(&t->name) < 0)
			return -1;
		fd = openat(t->dirfd, t->name.p, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
		if (fd >= 0 || errno != EEXIST)
			break;
	}
	t->there = fd >= 0;
	return fd;
}

static const char *
fill(struct temp *t, int fd, struct str bytes, struct attrs *like)
{
	const char *wrong;

	if (fd_write(fd, bytes) < 0)
		return "cannot be written";
	wrong = like ? attrs_give(like, fd) : NULL;
	if (wrong)
		return wrong;
	if (fsync(fd) < 0)
		return "cannot be brought to the disk";
	t->fd = openat(t->dirfd, t->name.p, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
	return t->fd < 0 ? "cannot be opened" : NULL;
}

const char *
temp_make(struct temp *t, int dirfd, struct str name, struct str bytes, struct attrs *like)
{
	const char *wrong;
	int fd, err;

	*t = (struct temp){.dirfd = dirfd, .fd = -1, .name = t->name};
	begin_name(&t->name, name);
	fd = create(t);
	if (fd < 0)
		return TEMP_NONE;
	wrong = fill(t, fd, bytes, like);
	err = errno;
	/* a network file system may report a full disk only at close() */
	if (close(fd) < 0 && errno != EINTR && !wrong) {
		wrong = "cannot be written";
		err = errno;
	}
	if (wrong)
		temp_end(t);
	errno = err;
	return wrong;
}

int
temp_remove(struct temp *t)
{
	if (!t->there)
		return 0;
	if (unlinkat(t->dirfd, t->name.p, 0) < 0 && errno != ENOENT)
		return -1;
	t->there = false;
	return 0;
}

void
temp_end(struct temp *t)
{
	if (t->fd >= 0)
		close(t->fd);
	t->fd = -1;
	temp_remove(t);
}
