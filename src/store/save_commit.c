/* SPDX-License-Identifier: ISC */
#include <errno.h>
#include <string.h>

#include "base/cell.h"
#include "base/child.h"
#include "store/save_commit.h"

static int
run(struct save *s, struct str message, const char *tool, struct str paths)
{
	struct buf text = {0};
	const char *argv[] = {"tend-commit", "--message", "", "--tool", tool, "-", NULL};
	struct child child;
	int r;

	buf_str(&text, message);
	if (text.n)
		argv[2] = text.p;
	r = child_start(&child, argv, s->dirfd, CHILD_IN);
	if (r < 0)
		errors_add(s->errors, STR(""), 0, 0, "tend-commit: %s", strerror(errno));
	buf_free(&text);
	if (r < 0)
		return -1;
	/* one that ends early says why, and so does its exit status */
	if (child_write(&child, paths) < 0 && errno != EPIPE)
		r = -1;
	return child_wait(&child) != 0 ? -1 : r;
}

int
save_commit(struct save *s, struct str message, const char *tool)
{
	struct buf paths = {0};
	int r;

	save_sync(s);
	if (!s->n)
		return 0;
	for (size_t i = 0; i < s->n; i++) {
		cell_escape(&paths, s->path[i]);
		buf_chr(&paths, '\n');
	}
	r = run(s, message, tool, buf_view(&paths));
	buf_free(&paths);
	if (r < 0)
		errors_add(s->errors, STR(""), 0, 0, "not committed (see above); the %s written",
		           s->n == 1 ? "file is" : "files are");
	return r;
}
