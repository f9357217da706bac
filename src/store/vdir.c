/* SPDX-License-Identifier: ISC */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "os/fd.h"
#include "os/os.h"
#include "store/temp.h"
#include "store/vdir.h"

void
vdir_path(struct buf *out, const struct vdir *d, struct str name)
{
	buf_str(out, d->path);
	if (!str_ends(d->path, STR("/")) && name.n)
		buf_chr(out, '/');
	buf_str(out, name);
}

/* reports what went wrong with a file; -1 */
static int
report(struct vdir *d, struct str name, const char *what, int err)
{
	struct buf path = {0};

	vdir_path(&path, d, name);
	errors_add(d->errors, buf_view(&path), 0, 0, err ? "%s: %s" : "%s", what, strerror(err));
	buf_free(&path);
	return -1;
}

/* opens a regular file: its descriptor, or -1 with errno, 0 for what is none */
static int
open_file(const struct vdir *d, const char *name, struct stat *st)
{
	int fd = openat(d->dirfd, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);

	if (fd < 0) {
		errno = os_is_link(errno) ? ELOOP : errno;
		return -1;
	}
	if (fstat(fd, st) == 0 && S_ISREG(st->st_mode))
		return fd;
	close(fd);
	errno = 0;
	return -1;
}

int
vdir_read(struct buf *out, struct vdir *d, const char *name, size_t max)
{
	struct stat st;
	int fd = open_file(d, name, &st), err;

	buf_clear(out);
	if (fd < 0 && errno == ENOENT)
		return 0;
	if (fd < 0)
		return report(d, str_of(name), !errno ? "not a regular file: not read" : errno == ELOOP ?
		              "a link: not read" : "not read", errno == ELOOP ? 0 : errno);
	buf_reserve(out, (size_t)st.st_size < max ? (size_t)st.st_size + 1 : 1);
	err = fd_read(out, fd, max) < 0 ? errno : 0;
	close(fd);
	if (err)
		return report(d, str_of(name), "not read", err);
	if (out->n > max)
		return report(d, str_of(name), "too large: not read", 0);
	return 1;
}

static bool
is_card(struct str name)
{
	return name.n && name.p[0] != '.' && (str_ends(name, STR(".vcf")) || str_ends(name, STR(".VCF")));
}

static int
by_name(const void *a, const void *b)
{
	return str_cmp(((const struct vdir_file *)a)->name, ((const struct vdir_file *)b)->name);
}

static int
list(struct vdir *d)
{
	int fd = openat(d->dirfd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *dir = fd < 0 ? NULL : fdopendir(fd);
	const struct dirent *e;

	if (!dir) {
		report(d, STR(""), "not read", errno);
		if (fd >= 0)
			close(fd);
		return -1;
	}
	for (errno = 0; (e = readdir(dir)); errno = 0) {
		if (!is_card(str_of(e->d_name)))
			continue;
		d->v = mem_reserve(d->v, d->n, &d->cap, sizeof(*d->v));
		d->v[d->n++] = (struct vdir_file){.name = arena_str(&d->arena, str_of(e->d_name))};
	}
	if (errno)
		report(d, STR(""), "not read", errno);
	fd = errno ? -1 : 0;
	closedir(dir);
	if (d->n)
		qsort(d->v, d->n, sizeof(*d->v), by_name);
	return fd;
}

static void
read_all(struct vdir *d)
{
	struct buf bytes = {0};
	size_t n = 0;

	for (size_t i = 0; i < d->n; i++) {
		static const char full[] = "not read: the cards have more than 1 GiB";
		int got = d->total <= VDIR_ALL_MAX ? vdir_read(&bytes, d, d->v[i].name.p, VDIR_FILE_MAX) :
		          report(d, d->v[i].name, full, 0);

		d->unread += got < 0;
		if (got <= 0)
			continue;
		d->total += bytes.n;
		d->v[n++] = (struct vdir_file){d->v[i].name, arena_str(&d->arena, buf_view(&bytes))};
	}
	d->n = n;
	buf_free(&bytes);
}

int
vdir_open(struct vdir *d, const char *path, bool dry, struct errors *errors)
{
	*d = (struct vdir){.lock = {.fd = -1}, .path = str_of(path), .errors = errors};
	d->dirfd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (d->dirfd < 0)
		return report(d, STR(""), "not opened", errno);
	if (!dry && lock_take(&d->lock, d->dirfd, ".tend-lock") < 0)
		return report(d, STR(""), "not locked", errno);
	if (list(d) < 0)
		return -1;
	read_all(d);
	return 0;
}

void
vdir_close(struct vdir *d)
{
	if (d->lock.fd >= 0)
		lock_give(&d->lock);
	if (d->dirfd >= 0)
		close(d->dirfd);
	free(d->v);
	arena_free(&d->arena);
	*d = (struct vdir){.dirfd = -1};
}

/* true if a file still has these bytes */
static int
is_same(struct vdir *d, struct str name, struct str was)
{
	struct buf now = {0};
	int got = vdir_read(&now, d, name.p, VDIR_FILE_MAX);

	if (got > 0)
		got = str_eq(buf_view(&now), was);
	buf_free(&now);
	return got;
}

static int
make_temp(struct vdir *d, struct temp *t, struct str name, struct str bytes, struct attrs *like)
{
	const char *wrong = temp_make(t, d->dirfd, name, bytes, like);

	return wrong ? report(d, name, wrong, errno) : 0;
}

/* writes a file beside the old one, and gives it that name, if the old one is as it was read */
static int
exchange(struct vdir *d, struct str name, const struct str *was, struct str bytes)
{
	struct temp t = {.fd = -1};
	struct attrs like = {0};
	struct stat st;
	int fd = open_file(d, name.p, &st), ret = 1;
	bool there = fd >= 0 && !attrs_read(&like, fd);

	if (make_temp(d, &t, name, bytes, there ? &like : NULL) < 0)
		ret = -1;
	if (ret > 0 && was)
		ret = is_same(d, name, *was);
	if (ret > 0 && renameat(d->dirfd, t.name.p, d->dirfd, name.p) < 0)
		ret = report(d, name, "not written", errno);
	t.there = t.there && ret <= 0;
	temp_end(&t);
	buf_free(&t.name);
	attrs_free(&like);
	if (fd >= 0)
		close(fd);
	return ret;
}

int
vdir_replace(struct vdir *d, struct str name, struct str was, struct str bytes)
{
	return exchange(d, name, &was, bytes);
}

/* brings the names of the folder to the disk */
static int
settle(struct vdir *d, struct str name)
{
	return fsync(d->dirfd) < 0 && errno != EINVAL ? report(d, name, "the folder is not brought to the disk", errno) : 0;
}

int
vdir_put(struct vdir *d, struct str name, struct str bytes)
{
	return settle(d, name) < 0 || exchange(d, name, NULL, bytes) < 0 || settle(d, name) < 0 ? -1 : 0;
}

int
vdir_make(struct vdir *d, struct str name, struct str bytes)
{
	struct temp t = {.fd = -1};
	int ret = make_temp(d, &t, name, bytes, NULL) < 0 ? -1 : 1;

	if (ret > 0 && os_rename_new(d->dirfd, t.name.p, name.p) == 0)
		t.there = false;
	else if (ret > 0 && errno != EEXIST && linkat(d->dirfd, t.name.p, d->dirfd, name.p, 0) == 0)
		ret = 1;
	else if (ret > 0)
		ret = errno == EEXIST ? 0 : report(d, name, "not written", errno);
	temp_end(&t);
	buf_free(&t.name);
	return ret;
}

int
vdir_remove(struct vdir *d, struct str name, struct str was)
{
	int same = is_same(d, name, was);

	if (same <= 0)
		return same;
	if (unlinkat(d->dirfd, name.p, 0) < 0)
		return report(d, name, "not removed", errno);
	return 1;
}
