/* SPDX-License-Identifier: ISC */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "os/fd.h"
#include "page/page_dir.h"
#include "store/lock.h"

enum { LIST_MAX = 1 << 28 }; /* bytes of a list; larger than any book needs */

#define HEAD "# Written by tend-page, and renewed by it; all else here is left alone.\n"
#define TEMPORARY ".tend-page-"
#define LOCK ".tend-page.lock"

struct page_file {
	struct str name;
	bool was;   /* in the list of the last run */
	bool alien; /* exists, and is not ours */
};

/* the folder of a file, and its name in it */
static int
folder_of(const struct page_dir *d, const char **name)
{
	const char *slash = strchr(*name, '/');

	if (!slash)
		return d->fd;
	*name = slash + 1;
	return d->below;
}

#define ALIEN "a file that tend did not make has this name: left as it is"

static void
report(struct page_dir *d, const char *file, const char *what)
{
	errors_add(d->errors, STR(""), 0, 0, "%s/%s: %s", d->path, file, what);
}

/* --- existing files --- */

/* true if the folder has no files except those of a killed run, which it removes if `remove` */
static bool
sweep(int fd, bool remove)
{
	int again = openat(fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *dir = again < 0 ? NULL : fdopendir(again);
	bool empty = dir != NULL;
	struct dirent *e;

	if (!dir && again >= 0)
		close(again);
	while (dir && (e = readdir(dir))) {
		if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0 || strcmp(e->d_name, LOCK) == 0)
			continue;
		if (!str_starts(str_of(e->d_name), STR(TEMPORARY)))
			empty = false;
		else if (remove)
			unlinkat(fd, e->d_name, 0);
	}
	if (dir)
		closedir(dir);
	return empty;
}

/* true if a line of the list can be one of our files; the list may be forged */
static bool
sound(const struct page_dir *d, struct str file)
{
	struct str folder = str_of(d->folder);

	if (str_starts(file, folder) && file.n > folder.n && file.p[folder.n] == '/')
		file = str_sub(file, folder.n + 1, file.n);
	return (str_ends(file, STR(".html")) || str_ends(file, STR(".vcf")) || str_ends(file, STR(".jpg")) ||
	        str_ends(file, STR(".png")) || str_ends(file, STR(".gif")) || str_ends(file, STR(".webp"))) &&
	       file.p[0] != '.' && str_chr(file, '/') == file.n && !memchr(file.p, 0, file.n);
}

static struct page_file *
file_of(struct page_dir *d, struct str name)
{
	uint32_t *at = map_put(&d->index, name);

	if (*at == MAP_NONE) {
		*at = (uint32_t)d->n;
		d->file = mem_reserve(d->file, d->n, &d->cap, sizeof(*d->file));
		d->file[d->n++] = (struct page_file){.name = name};
	}
	return &d->file[*at];
}

/* reads a file into d->scratch; -1 with errno on failure */
static int
slurp(struct page_dir *d, int folder, const char *name, size_t max)
{
	int fd = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC), bad;
	struct stat st;

	buf_clear(&d->scratch);
	if (fd < 0)
		return -1;
	bad = fstat(fd, &st) < 0 || !S_ISREG(st.st_mode) || fd_read(&d->scratch, fd, max) < 0;
	close(fd);
	return bad ? -1 : 0;
}

/* reads the list of the last run; false if there is none */
static bool
read_list(struct page_dir *d)
{
	struct str rest, line;

	if (slurp(d, d->fd, PAGE_DIR_LIST, LIST_MAX) < 0 || !str_starts(buf_view(&d->scratch), STR(HEAD)))
		return false;
	rest = arena_str(&d->arena, str_sub(buf_view(&d->scratch), sizeof(HEAD) - 1, LIST_MAX));
	while (str_line(&line, &rest))
		if (sound(d, line))
			file_of(d, arena_str(&d->arena, line))->was = true;
	return true;
}

static const char *
open_folder(struct page_dir *d, int book)
{
	struct stat st, other;

	if (mkdir(d->path, 0700) < 0 && errno != EEXIST)
		return strerror(errno);
	d->fd = open(d->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (d->fd < 0)
		return strerror(errno);
	if (book >= 0 && fstat(d->fd, &st) == 0 && fstat(book, &other) == 0 && st.st_dev == other.st_dev && st.st_ino == other.st_ino)
		return "that is the book: name another folder";
	/*
	 * one run at a time: the next one starts from its result. If the disk has no locks,
	 * continue.
	 */
	lock_take(&d->lock, d->fd, LOCK);
	if (!read_list(d) && !sweep(d->fd, false))
		return "not empty, and no pages of tend-page: name another folder";
	return NULL;
}

int
page_dir_open(struct page_dir *d, const char *path, const char *folder, int book, struct errors *errors, const char **why)
{
	*d = (struct page_dir){.path = path, .folder = folder, .fd = -1, .below = -1, .lock.fd = -1, .errors = errors};
	*why = open_folder(d, book);
	if (!*why)
		return 0;
	page_dir_close(d);
	return -1;
}

/* --- writing --- */

/* replaces the file atomically: no reader sees half of it */
static int
replace(int folder, const char *name, struct str bytes)
{
	char temporary[40];
	int fd, bad;

	snprintf(temporary, sizeof(temporary), TEMPORARY "%d", (int)getpid());
	fd = openat(folder, temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	if (fd < 0)
		return -1;
	bad = fd_write(fd, bytes) < 0;
	bad = close(fd) < 0 || bad;
	if (!bad && renameat(folder, temporary, folder, name) == 0)
		return 0;
	bad = errno;
	unlinkat(folder, temporary, 0);
	errno = bad;
	return -1;
}

/* writes the file if it differs: 0, or -1 with errno */
static int
renew(struct page_dir *d, int folder, const char *name, struct str bytes)
{
	if (slurp(d, folder, name, bytes.n) == 0 && str_eq(buf_view(&d->scratch), bytes))
		return 0;
	return replace(folder, name, bytes);
}

/* writes the first `n` files as the list: 0, or -1 with the error reported */
static int
write_list(struct page_dir *d, size_t n)
{
	struct buf list = {0};
	int bad;

	buf_str(&list, STR(HEAD));
	for (size_t i = 0; i < n; i++) {
		if (d->file[i].alien)
			continue;
		buf_str(&list, d->file[i].name);
		buf_chr(&list, '\n');
	}
	bad = renew(d, d->fd, PAGE_DIR_LIST, buf_view(&list)) < 0;
	if (bad)
		report(d, PAGE_DIR_LIST, strerror(errno));
	buf_free(&list);
	return bad ? -1 : 0;
}

/* puts added files before existing ones, regardless of order */
void
page_dir_add(struct page_dir *d, struct str name)
{
	struct page_file *f = file_of(d, name), swap = *f, *to = &d->file[d->added];

	if (f < to)
		return;
	*f = *to;
	*to = swap;
	*map_put(&d->index, f->name) = (uint32_t)(f - d->file);
	*map_put(&d->index, to->name) = (uint32_t)d->added++;
}

int
page_dir_begin(struct page_dir *d)
{
	/* checked before the list is written, which must not name files of others */
	d->below = openat(d->fd, d->folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	for (size_t i = 0; i < d->added; i++) {
		const char *name = d->file[i].name.p;
		int folder = folder_of(d, &name);
		struct stat st;

		if (d->file[i].was || folder < 0 || fstatat(folder, name, &st, AT_SYMLINK_NOFOLLOW) < 0)
			continue;
		d->file[i].alien = true;
		report(d, d->file[i].name.p, ALIEN);
	}
	if (write_list(d, d->n) < 0)
		return -1;
	sweep(d->fd, true);
	if (d->below < 0 && (mkdirat(d->fd, d->folder, 0700) == 0 || errno == EEXIST))
		d->below = openat(d->fd, d->folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	if (d->below < 0) {
		report(d, d->folder, strerror(errno));
		return -1;
	}
	sweep(d->below, true);
	return 0;
}

int
page_dir_add_late(struct page_dir *d, struct str name)
{
	uint32_t at = map_get(&d->index, name);
	bool was = at != MAP_NONE && d->file[at].was;
	const char *in = name.p;
	int folder = folder_of(d, &in), fd, bad = 0;
	struct stat st;

	page_dir_add(d, name);
	if (was)
		return 0;
	if (fstatat(folder, in, &st, AT_SYMLINK_NOFOLLOW) == 0) {
		d->file[d->added - 1].alien = true;
		report(d, name.p, ALIEN);
		return 0;
	}
	/* the list has it before it exists: after a crash the next run knows it */
	fd = openat(d->fd, PAGE_DIR_LIST, O_WRONLY | O_APPEND | O_NOFOLLOW | O_CLOEXEC);
	buf_clear(&d->scratch);
	buf_fmt(&d->scratch, "%.*s\n", STR_ARG(name));
	bad = fd < 0 || fd_write(fd, buf_view(&d->scratch)) < 0;
	if (fd >= 0)
		bad = close(fd) < 0 || bad;
	if (bad)
		report(d, PAGE_DIR_LIST, strerror(errno));
	return bad ? -1 : 0;
}

/* true if the error concerns one file, and others can still be written */
static bool
of_one(int error)
{
	return error == EISDIR || error == ENOENT || error == ENAMETOOLONG || error == EINVAL || error == EILSEQ || error == ENOTEMPTY;
}

int
page_dir_write(struct page_dir *d, struct str file, struct str bytes)
{
	uint32_t at = map_get(&d->index, file);
	const char *name;
	int folder, error;

	if (at == MAP_NONE || d->file[at].alien)
		return 0;
	name = d->file[at].name.p;
	folder = folder_of(d, &name);
	if (renew(d, folder, name, bytes) == 0)
		return 0;
	error = errno;
	report(d, d->file[at].name.p, strerror(error));
	return of_one(error) ? 0 : -1;
}

int
page_dir_end(struct page_dir *d)
{
	for (size_t i = d->added; i < d->n; i++) {
		const char *name = d->file[i].name.p;
		int folder = folder_of(d, &name);

		if (unlinkat(folder, name, 0) < 0 && errno != ENOENT)
			report(d, d->file[i].name.p, strerror(errno));
	}
	return write_list(d, d->added);
}

void
page_dir_close(struct page_dir *d)
{
	lock_give(&d->lock);
	if (d->fd >= 0)
		close(d->fd);
	if (d->below >= 0)
		close(d->below);
	free(d->file);
	map_free(&d->index);
	buf_free(&d->scratch);
	arena_free(&d->arena);
	*d = (struct page_dir){.fd = -1, .below = -1, .lock.fd = -1};
}
