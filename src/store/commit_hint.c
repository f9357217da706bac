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

void
commit_hint(struct buf *out, const char *at, const struct str *path, size_t n)
{
	buf_fmt(out, "to commit %s later: ", n == 1 ? "it" : "them");
	if (n > PATHS_SHOWN) {
		buf_str(out, STR("git add and git commit, in the book"));
		return;
	}
	buf_str(out, STR("tend commit"));
	if (at) {
		buf_str(out, STR(" -C "));
		shell_word(out, str_of(at));
	}
	for (size_t i = 0; i < n; i++) {
		buf_str(out, str_starts(path[i], STR("-")) ? STR(" ./") : STR(" "));
		shell_word(out, path[i]);
	}
}
