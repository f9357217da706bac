/* SPDX-License-Identifier: ISC */
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "book/book.h"

static bool
is_folder(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/* finds the nearest folder upward that has a me.md */
static int
find_upward(struct buf *out)
{
	char *cwd = getcwd(NULL, 0);
	struct str dir = str_of(cwd);
	int found = -1;

	while (dir.n && found < 0) {
		buf_clear(out);
		buf_str(out, dir);
		buf_str(out, STR("/me.md"));
		/* a me.md that cannot be looked at must not make a folder further up, or the default one, the book */
		if (access(out->p, F_OK) == 0 || (errno != ENOENT && errno != ENOTDIR)) {
			out->n = dir.n > 1 ? dir.n : 1;
			out->p[out->n] = '\0';
			found = 0;
		}
		while (dir.n && dir.p[--dir.n] != '/')
			;
	}
	free(cwd);
	return found;
}

int
book_locate(struct buf *out, const char *given)
{
	const char *home = getenv("HOME");

	if (!given)
		given = getenv("TEND_BOOK");
	buf_clear(out);
	if (given && *given) {
		buf_str(out, str_of(given));
		return is_folder(out->p) ? 0 : -1;
	}
	if (find_upward(out) == 0)
		return 0;
	buf_clear(out);
	buf_fmt(out, "%s/contacts", home ? home : "");
	return is_folder(out->p) ? 0 : -1;
}
