/* SPDX-License-Identifier: ISC */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "os/os.h"
#include "store/replace.h"

enum { TRIES = 100 };

/* --- comparing files --- */

/* 1 if a file has exactly these bytes, 0 if not, -1 with errno */
static int
has_bytes(int fd, struct str bytes)
{
	char scratch[16 * 1024];
	size_t at = 0;

	for (;;) {
		ssize_t n = pread(fd, scratch, sizeof(scratch), (off_t)at);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -1;
		if (n == 0)
			return at == bytes.n;
		if ((size_t)n > bytes.n - at || memcmp(scratch, bytes.p + at, (size_t)n) != 0)
			return 0;
		at += (size_t)n;
	}
}

/*
 * 1 if both stat results describe the same file, 0 if not, -1 with errno if `result`, the result of
 * the stat call, is an error
 */
static int
same(int result, const struct stat *a, int fd)
{
	struct stat b;

	if (result < 0 || fstat(fd, &b) < 0)
		return -1;
	return a->st_dev == b.st_dev && a->st_ino == b.st_ino;
}

static int
same_file(int a, int b)
{
	struct stat st;

	return same(fstat(a, &st), &st, b);
}

/*
 * 1 if the name refers to the open file; 0 if not, or if there is no such name; -1 with errno
 */
static int
named(const struct replace *s, int fd)
{
	struct stat st;
	int is = same(fstatat(s->dirfd, s->name, &st, AT_SYMLINK_NOFOLLOW), &st, fd);

	return is < 0 && errno == ENOENT ? 0 : is;
}

/* opens the file under the temporary's name */
static int
open_temp(const struct replace *s)
{
	return openat(s->dirfd, s->temp->name.p, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
}

/* --- the exchange --- */

static int
exchange_names(const struct replace *s)
{
	return os_exchange(s->dirfd, s->temp->name.p, s->name);
}

static enum replaced
failed(struct replace *s, const char *wrong)
{
	s->wrong = wrong;
	s->err = errno;
	return REPLACE_FAILED;
}

/* the file under the temporary's name may now be the only copy of a user's text: keep it */
static enum replaced
keep_temp(struct replace *s, const char *wrong, enum replaced how)
{
	s->temp->there = false;
	s->keep_temp = true;
	s->wrong = wrong;
	s->err = errno;
	return how;
}

/*
 * Puts back a displaced file that is not what was read. The second exchange displaces our file,
 * unless an editor has saved over it meanwhile; its version is newer and is put back in turn. In
 * the end the temporary's name refers to our file, or to one that the editor itself replaced.
 */
static enum replaced
put_back(struct replace *s, int displaced, enum replaced how)
{
	int ours = s->temp->fd, in = ours, out = displaced, back = 0;

	for (int i = 0; i < TRIES && back == 0; i++) {
		int next;

		if (exchange_names(s) < 0)
			break;
		next = open_temp(s);
		back = same_file(next, in);
		if (in != ours && in >= 0)
			close(in);
		in = out;
		out = next;
	}
	if (in != ours && in >= 0)
		close(in);
	if (out >= 0)
		close(out);
	if (back == 1)
		return how;
	if (named(s, ours) == 1)
		return keep_temp(s, "what another program saved meanwhile is in", REPLACE_LEFT);
	return keep_temp(s, "another program saves it again and again; a version is also in", REPLACE_FAILED);
}

/* after the exchange: decides whether the displaced file is exactly what was read */
static enum replaced
check_displaced(struct replace *s, enum os_lease lease)
{
	int out = open_temp(s), is, in;

	/* an editor may have replaced the file by a link */
	if (out < 0)
		is = os_is_link(errno) ? 0 : -1;
	else
		is = same_file(out, s->fd);
	if (is < 0)
		return put_back(s, out, failed(s, "cannot be read again"));
	in = named(s, s->temp->fd);
	if (is == 1)
		is = has_bytes(out, s->bytes);
	if (is < 0)
		return put_back(s, out, failed(s, "cannot be read again"));
	if (is == 0)
		return put_back(s, out, REPLACE_AGAIN);
	/* an editor saved over our file; the displaced one is older than both */
	if (in != 0 && os_lease_broken(s->fd, lease))
		return put_back(s, out, REPLACE_BUSY);
	close(out);
	if (in == 0)
		return REPLACE_AGAIN;
	if (temp_remove(s->temp) < 0)
		return keep_temp(s, "what was there before has the name", REPLACE_LEFT);
	return REPLACE_DONE;
}

/* without an exchange: a version saved between this comparison and the rename is lost */
static enum replaced
rename_over(struct replace *s)
{
	int is = named(s, s->fd);

	if (is == 0)
		return REPLACE_AGAIN;
	if (is < 0 || renameat(s->dirfd, s->temp->name.p, s->dirfd, s->name) < 0)
		return failed(s, "cannot be replaced");
	s->temp->there = false;
	return REPLACE_DONE;
}

static enum replaced
try_replace(struct replace *s, enum os_lease lease)
{
	int is = has_bytes(s->fd, s->bytes);

	if (is < 0)
		return failed(s, "cannot be read again");
	if (is == 0 || os_lease_broken(s->fd, lease))
		return is == 0 ? REPLACE_AGAIN : REPLACE_BUSY;
	if (exchange_names(s) == 0)
		return check_displaced(s, lease);
	if (errno == ENOSYS || errno == EINVAL)
		return rename_over(s);
	return errno == ENOENT ? REPLACE_BUSY : failed(s, "cannot be replaced");
}

bool
replace_settled(const struct replace *s)
{
	enum os_lease lease = os_lease_take(s->fd);

	if (lease == OS_LEASE_REFUSED)
		return false;
	os_lease_give(s->fd, lease);
	return named(s, s->fd) == 1 && has_bytes(s->fd, s->bytes) == 1;
}

enum replaced
replace_in(struct replace *s)
{
	enum os_lease lease = os_lease_take(s->fd);
	enum replaced how;

	if (lease == OS_LEASE_REFUSED)
		return REPLACE_BUSY;
	how = try_replace(s, lease);
	os_lease_give(s->fd, lease);
	return how;
}
