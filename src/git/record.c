/* SPDX-License-Identifier: ISC */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/mem.h"
#include "git/record.h"
#include "git/worktree.h"
#include "os/fd.h"
#include "os/os.h"

enum {
	READS = 5,  /* of a file that is being written */
	PAUSE = 50, /* milliseconds between two of them */
};

void
record_leave(struct record_item *i, const char *why)
{
	if (!i->file->left[0])
		snprintf(i->file->left, sizeof(i->file->left), "%s", why);
}

bool
record_left(const struct record_item *i)
{
	return i->file->left[0] != '\0';
}

void
record_leave_staged(struct record_item *i)
{
	record_leave(i, "it has staged changes of its own");
	i->file->staged = true;
}

void
record_leave_nowhere(struct record_item *i)
{
	record_leave(i, "there is no such file, neither here nor in git");
	i->file->nowhere = true;
}

void
record_leave_other(struct record_item *i)
{
	record_leave(i, "another program has replaced it since it was written");
	i->file->other = true;
}

static bool
changed(const struct stat *a, const struct stat *b)
{
	struct timespec x = os_mtime(a), y = os_mtime(b);

	return a->st_size != b->st_size || x.tv_sec != y.tv_sec || x.tv_nsec != y.tv_nsec;
}

/* 2 if the file changed while it was read */
static int
read_once(struct buf *out, struct record_item *i, const char *path)
{
	struct stat after;
	int fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC), bad, err;

	buf_clear(out);
	if (fd < 0)
		return errno == ENOENT ? 1 : -1;
	bad = fstat(fd, &i->st) < 0 || fd_read(out, fd, SIZE_MAX) < 0 || fstat(fd, &after) < 0 ? -1 : 0;
	err = errno;
	close(fd);
	errno = err;
	return bad ? bad : changed(&i->st, &after) ? 2 : 0;
}

int
record_read(struct buf *out, struct record *r, struct record_item *i)
{
	struct buf path = {0};
	int got = 2, err;

	buf_fmt(&path, "%s%s", r->repo->top.p, i->path.p);
	for (int k = 0; k < READS && got == 2; k++) {
		if (k)
			poll(NULL, 0, PAUSE);
		got = read_once(out, i, path.p);
	}
	err = got == 2 ? EBUSY : errno;
	buf_free(&path);
	errno = err;
	return got == 2 ? -1 : got;
}

static int
path_order(const void *va, const void *vb)
{
	return str_cmp(buf_view(&((const struct record_item *)va)->path), buf_view(&((const struct record_item *)vb)->path));
}

void
record_begin(struct record *r, struct repo_file *file, size_t n, const char *folder)
{
	const char *top = r->repo->top.p;
	size_t kept = 0;

	r->item = mem_zero(n + 1, sizeof(*r->item));
	for (size_t i = 0; i < n; i++) {
		struct record_item *it = &r->item[r->n++];
		const char *not;

		it->file = &file[i];
		file[i].left[0] = '\0';
		file[i].other = file[i].nowhere = file[i].staged = false;
		if (worktree_path(&it->path, top, folder, file[i].path) < 0) {
			record_leave(it, "it lies outside of the repository");
			buf_str(&it->path, str_of(file[i].path));
		} else if ((not = worktree_look(&it->st, top, buf_view(&it->path)))) {
			record_leave(it, not);
		}
	}
	qsort(r->item, r->n, sizeof(*r->item), path_order);
	for (size_t i = 0; i < r->n; i++) {
		if (kept && str_eq(buf_view(&r->item[kept - 1].path), buf_view(&r->item[i].path)))
			buf_free(&r->item[i].path);
		else
			r->item[kept++] = r->item[i];
	}
	r->n = kept;
}

void
record_end(struct record *r)
{
	for (size_t i = 0; i < r->n; i++)
		buf_free(&r->item[i].path);
	free(r->item);
	buf_free(&r->author);
	buf_free(&r->committer);
}
