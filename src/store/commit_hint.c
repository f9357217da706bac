/* SPDX-License-Identifier: ISC */
#include <sys/stat.h>

#include "base/shell.h"
#include "store/commit_hint.h"

enum { PATHS_SHOWN = 8 };

const char *
commit_hint_at(int dirfd, const char *dir)
{
	struct stat book, here;

	return fstat(dirfd, &book) == 0 && stat(".", &here) == 0 && book.st_dev == here.st_dev &&
	                       book.st_ino == here.st_ino
	               ? NULL
	               : dir;
}

/* appends an option that names the folder, if there is one */
static void
add_folder(struct buf *out, const char *at)
{
	if (!at)
		return;
	buf_str(out, STR(" -C "));
	shell_word(out, str_of(at));
}

static void
add_path(struct buf *out, struct str path)
{
	buf_str(out, str_starts(path, STR("-")) ? STR(" ./") : STR(" "));
	shell_word(out, path);
}

void
commit_hint(struct buf *out, const char *at, const struct str *path, size_t n)
{
	buf_fmt(out, "to commit %s later: ", n == 1 ? "it" : "them");
	if (n > PATHS_SHOWN) {
		buf_str(out, STR("git add and git commit, in the book"));
		return;
	}
	buf_str(out, STR("tend commit"));
	add_folder(out, at);
	for (size_t i = 0; i < n; i++)
		add_path(out, path[i]);
}

void
commit_hint_unstage(struct buf *out, const char *at, struct str path)
{
	buf_str(out, STR("git"));
	add_folder(out, at);
	buf_str(out, STR(" restore --staged"));
	add_path(out, path);
}
