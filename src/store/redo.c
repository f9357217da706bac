/* SPDX-License-Identifier: ISC */
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "edit/held.h"
#include "os/child.h"
#include "os/fd.h"
#include "store/redo.h"

enum { SIDES = 3, MERGED_MAX = 64 << 20 };

/* the three versions as files, 0600, in a folder of their own */
struct redo_files {
	struct buf folder;
	struct buf path[SIDES];
	size_t n;
};

static int
write_version(struct redo_files *f, struct str bytes)
{
	static const char *const names[SIDES] = {"base", "now", "edited"};
	int fd, bad;

	buf_fmt(&f->path[f->n], "%s/%s", f->folder.p, names[f->n]);
	fd = open(f->path[f->n].p, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (fd < 0)
		return -1;
	f->n++;
	bad = fd_write(fd, bytes);
	return close(fd) < 0 ? -1 : bad;
}

static int
write_versions(struct redo_files *f, struct str before, struct str now, struct str after)
{
	const char *temp = getenv("TMPDIR");

	buf_fmt(&f->folder, "%s/tend-redo-XXXXXX", temp && *temp == '/' ? temp : "/tmp");
	if (!mkdtemp(f->folder.p)) {
		buf_free(&f->folder);
		return -1;
	}
	return write_version(f, before) < 0 || write_version(f, now) < 0 || write_version(f, after) < 0 ? -1 : 0;
}

static void
remove_versions(struct redo_files *f)
{
	for (size_t i = 0; i < f->n; i++)
		unlink(f->path[i].p);
	for (size_t i = 0; i < SIDES; i++)
		buf_free(&f->path[i]);
	if (f->folder.n)
		rmdir(f->folder.p);
	buf_free(&f->folder);
}

static bool
merge(struct buf *out, struct str before, struct str now, struct str after)
{
	struct redo_files f = {0};
	struct child child;
	bool done = write_versions(&f, before, now, after) == 0;

	if (done) {
		const char *argv[] = {"tend-merge", "--stdout", "--", f.path[0].p, f.path[1].p, f.path[2].p, NULL};

		done = child_start(&child, argv, AT_FDCWD, CHILD_OUT | CHILD_SILENT) == 0;
	}
	if (done) {
		bool bad = fd_read(out, child.out, MERGED_MAX) < 0;

		done = child_wait(&child) == 0 && !bad;
	}
	remove_versions(&f);
	return done;
}

enum redone
redo_edit(struct buf *out, struct str before, struct str after, struct str now)
{
	if (held_in(now, before, after))
		return REDO_HELD;
	if (str_eq(now, before))
		buf_str(out, after);
	else if (!merge(out, before, now, after))
		return REDO_CANNOT;
	return REDO_MADE;
}
